"""A Telegram Bot API server on loopback: real HTTP, what the tests need of the real one."""

from __future__ import annotations

import itertools
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

TOKEN = "123456:a-token-for-tests"


def refusal(status: int, wait: int) -> dict[str, Any]:
    parameters = {"parameters": {"retry_after": wait}} if wait else {}
    return {"ok": False, "error_code": status, "description": "Too Many Requests: retry after", **parameters}


class BotApi:
    """Hands out updates, confirms them by offset as Telegram does, and keeps what the bot sends."""

    def __init__(self) -> None:
        self.updates: list[dict[str, Any]] = []
        self.sent: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.too_often: dict[int, int] = {}  # chats that are refused with "wait so many seconds", once each
        self._ids = itertools.count(1000)
        self._lock = threading.Lock()
        api = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
                fields = dict(parse_qsl(body)) if not body.startswith("{") else json.loads(body)
                prefix, _, method = self.path.rpartition("/")
                ok = prefix == f"/bot{TOKEN}"
                wait = api.too_often.pop(int(fields.get("chat_id", 0)), 0) if method == "sendMessage" else 0
                status = 401 if not ok else 429 if wait else 200
                answer = {"ok": True, "result": api.answer(method, fields)} if status == 200 else refusal(status, wait)
                data = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST

            def log_message(self, *_: Any) -> None:
                """Stay quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()

    def answer(self, method: str, fields: dict[str, Any]) -> Any:
        self.calls.append(method)
        if method == "getMe":
            return {"id": 123456, "is_bot": True, "first_name": "Nod", "username": "nod_test_bot"}
        if method == "getUpdates":
            return self._updates(int(fields.get("offset", 0)))
        if method == "sendMessage":
            message = self._message(int(fields["chat_id"]), fields["text"])
            if "reply_markup" in fields:
                message["reply_markup"] = json.loads(fields["reply_markup"])
            with self._lock:
                self.sent.append(message)
            return message
        return True

    def _updates(self, offset: int) -> list[dict[str, Any]]:
        for _ in range(20):
            with self._lock:
                if offset:
                    self.updates = [u for u in self.updates if u["update_id"] >= offset]
                if self.updates:
                    return list(self.updates)
            time.sleep(0.05)
        return []

    def _message(self, chat: int, text: str | None, kind: str = "private") -> dict[str, Any]:
        message = {"message_id": next(self._ids), "date": int(time.time()), "chat": {"id": chat, "type": kind}}
        return message | ({"text": text} if text is not None else {})

    def push(self, **update: Any) -> dict[str, Any]:
        """Put an update in the queue; it has the next id unless one is given."""
        update.setdefault("update_id", next(self._ids))
        with self._lock:
            self.updates.append(update)
        return update

    def write(self, chat: int, text: str | None, kind: str = "private", language: str = "en", **more: Any) -> Any:
        sender = {"id": chat, "is_bot": False, "first_name": "Somebody", "language_code": language}
        return self.push(message=self._message(chat, text, kind) | {"from": sender} | more)

    def edit(self, chat: int, text: str) -> None:
        self.push(edited_message=self._message(chat, text) | {"edit_date": int(time.time())})

    def tap(self, chat: int, title: str) -> None:
        """Tap a button of the newest message that has it."""
        for message in reversed(self.to(chat)):
            for button in itertools.chain(*message.get("reply_markup", {}).get("inline_keyboard", [])):
                if button["text"] == title:
                    sender = {"id": chat, "is_bot": False, "first_name": "Somebody"}
                    query = {"id": str(next(self._ids)), "from": sender, "chat_instance": "1", "message": message}
                    self.push(callback_query=query | {"data": button["callback_data"]})
                    return
        raise AssertionError(f"no button {title!r}")

    def to(self, chat: int) -> list[dict[str, Any]]:
        with self._lock:
            return [message for message in self.sent if message["chat"]["id"] == chat]

    def wait_for(self, chat: int, words: str, seconds: float = 20) -> str:
        """Return the message with these words, when it has come."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for message in self.to(chat):
                if words in message["text"]:
                    return str(message["text"])
            time.sleep(0.05)
        raise AssertionError(f"{words!r} was not said; said was {[m['text'] for m in self.to(chat)]}")
