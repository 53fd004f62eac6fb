"""Headers, other sites, sizes, tokens."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.web.app import create_app
from bot.web.pages import HERE
from tests.bot.web.test_kiosk import begin, form

Browser = Callable[[], TestClient]


@pytest.mark.parametrize("path", ["/", "/staff/login", "/health/live", "/nowhere", "/static/nod.css"])
def test_every_answer_has_the_headers(browser: Browser, path: str) -> None:
    headers = browser().get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers.get("cache-control") == (None if path.startswith("/static") else "no-store")


@pytest.mark.parametrize("path", ["/start", "/chat", "/finish", "/staff/login", "/staff/logout"])
@pytest.mark.parametrize(
    "headers", [{"origin": "http://evil.test"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}]
)
def test_other_sites_change_nothing(browser: Browser, path: str, headers: dict[str, str]) -> None:
    assert browser().post(path, data={"language": "en"}, headers=headers).status_code == 403


def test_a_form_of_another_session_is_refused(browser: Browser) -> None:
    mine, theirs = browser(), browser()
    begin(mine)
    assert mine.post("/chat", data=form(begin(theirs), message="x")).status_code == 403


@pytest.mark.parametrize("change", [{"token": ""}, {"uid": "../../x"}, {"uid": ""}, {"seen": "-1"}, {"seen": "x"}])
def test_a_forged_form_is_refused(browser: Browser, change: dict[str, str]) -> None:
    client = browser()
    assert client.post("/chat", data=form(begin(client), message="x") | change).status_code == 403


def test_a_body_that_is_too_large_is_refused(browser: Browser) -> None:
    assert browser().post("/start", data={"language": "x" * 300_000}).status_code == 413


def test_cookies_cannot_be_read_by_scripts_or_sent_by_other_sites(browser: Browser) -> None:
    cookie = browser().post("/start", data={"language": "en"}).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_behind_https_cookies_are_bound_to_it(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    from actions.record.settings import settings

    monkeypatch.setattr(settings(), "nod_https", True)
    answer = browser().post("/start", data={"language": "en"})
    assert answer.headers["set-cookie"].startswith("__Host-nod_chat=")
    assert "Secure" in answer.headers["set-cookie"]
    assert "strict-transport-security" in answer.headers


def test_an_error_shows_nothing_of_the_inside(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.state, "database", None)
    client = TestClient(app, base_url="http://nod.test", raise_server_exceptions=False)
    client.cookies["nod_chat"] = "x"
    answer = client.get("/chat")
    assert answer.status_code == 500
    assert "It is our fault" in answer.text
    assert "Traceback" not in answer.text


def test_no_page_asks_anything_of_another_host() -> None:
    for file in [*HERE.rglob("*.html"), *HERE.rglob("*.js"), *(HERE / "static").glob("*.css")]:
        outside = re.findall(r"(?:src|href|url|fetch|import)[=(\s\"']+(?:https?:)?//[^\s\"')]+", file.read_text())
        assert outside == [], file.name


def test_the_style_sheet_brings_no_font_and_asks_no_other_host() -> None:
    css = (HERE / "static" / "vendor" / "nhsuk.css").read_text(encoding="utf-8")
    assert "@font-face" not in css
    assert "Frutiger" not in css
    assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", css)


def test_without_a_key_the_app_does_not_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from actions.record.settings import Settings

    with pytest.raises(RuntimeError, match="NOD_SECRET_KEY"):
        create_app(Settings(nod_secret_key="", nod_database_url=f"sqlite:///{tmp_path / 'x'}"))
