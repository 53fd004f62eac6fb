"""Headers, same-origin checks, cookies and form tokens of every page."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from actions.record.settings import settings

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
LARGEST_BODY = 256 * 1024  # bytes: the longest message, form-encoded, with room to spare


class SecurityMiddleware:
    """Sets the headers, and refuses changes from other sites and bodies that are too large."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        refused = _refusal(request)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not request.url.path.startswith("/static/"):
                    headers["cache-control"] = "no-store"
                if settings().nod_https:
                    headers["strict-transport-security"] = "max-age=31536000"
            await send(message)

        if refused is not None:
            await refused(scope, receive, with_headers)
        else:
            await self.app(scope, receive, with_headers)


def _refusal(request: Request) -> Response | None:
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return None
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > LARGEST_BODY:
        return PlainTextResponse("too large", status_code=413)
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site")
    foreign = site not in (None, "same-origin", "none")
    if origin is not None and origin != "null":
        foreign = foreign or urlsplit(origin).netloc != request.headers.get("host")
    elif origin == "null" and site is None:
        foreign = True
    return PlainTextResponse("from another site", status_code=403) if foreign else None


def form_token(session_token: str, purpose: str) -> str:
    """Return the token a form carries: it proves that the form was made for this session."""
    key = settings().nod_secret_key.get_secret_value().encode()
    return hmac.new(key, f"{purpose}:{session_token}".encode(), hashlib.sha256).hexdigest()


def check_form_token(session_token: str, purpose: str, given: str) -> None:
    """Raise an HTTP 403 if a form was not made for this session."""
    if not hmac.compare_digest(form_token(session_token, purpose).encode(), given.encode()):
        raise HTTPException(403)


def cookie_name(name: str) -> str:
    """Return a cookie's name; behind HTTPS with the prefix that ties it to this host."""
    return f"__Host-{name}" if settings().nod_https else name


def set_cookie(response: Response, name: str, value: str, max_age: int | None = None) -> None:
    """Set a cookie that scripts cannot read and other sites cannot send."""
    response.set_cookie(
        cookie_name(name),
        value,
        max_age=max_age,
        path="/",
        httponly=True,
        samesite="strict",
        secure=settings().nod_https,
    )


def clear_cookie(response: Response, name: str) -> None:
    """Remove a cookie."""
    response.delete_cookie(cookie_name(name), path="/", httponly=True, samesite="strict", secure=settings().nod_https)
