"""A browser at the kiosk, without scripts."""

from __future__ import annotations

import html
import re
import time

import httpx

from tests.end_to_end.service import Nod

MOST_A_MINUTE = 58


def shown(page: str) -> str:
    """Return what a person reads on a page: a message's number in a tag is no telephone number."""
    return html.unescape(re.sub(r"<[^>]*>", " ", page))


class Kiosk:
    """One visitor: what they see, and what they send."""

    def __init__(self, nod: Nod, language: str = "en") -> None:
        self.browser = httpx.Client(base_url=nod.web, follow_redirects=True, timeout=30)
        self.sent: list[float] = []
        self.html = self.browser.post("/start", data={"language": language}).text

    def field(self, name: str) -> str:
        return str(re.findall(rf'name="{name}" value="([^"]*)"', self.html)[-1])

    def say(self, words: str, choice: str | None = None) -> str:
        """Send words, or a tapped button, and return what is shown below; no more than a kiosk takes a minute."""
        minute_ago = time.monotonic() - 61
        self.sent = [at for at in self.sent if at > minute_ago]
        if len(self.sent) >= MOST_A_MINUTE:
            time.sleep(self.sent[0] - minute_ago)
        self.sent.append(time.monotonic())
        fields = {name: self.field(name) for name in ("token", "uid", "seen")}
        self.html = self.browser.post(
            "/chat", data={**fields, **({"choice": choice} if choice else {"message": words})}
        ).text
        return shown(self.html.split('class="nod-message nod-person"')[-1].partition(">")[2])

    def code_page(self) -> str:
        return self.browser.post("/code", data={"token": self.field("token")}).text
