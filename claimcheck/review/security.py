"""Who may talk to the review: this computer's own browser, with the token, from our own pages."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Collection
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_METHODS: Final = frozenset({"GET", "HEAD"})
NO_TOKEN: Final = (
    "This page opens with the address that claimcheck printed in the terminal, token included.\n"
    "It is different each time claimcheck starts; copy it again.\n"
)


def long_lived_key(folder: Path) -> bytes:
    """A secret of this user, kept in a file that nobody else may read: a page that was open before the server was
    stopped may go on when it runs again. Where it cannot be kept, one for this time only."""
    path = folder / "review-key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            kept = path.read_bytes()
            return kept if len(kept) == 32 else secrets.token_bytes(32)
        with os.fdopen(handle, "wb") as file:
            made = secrets.token_bytes(32)
            file.write(made)
        return made
    except OSError:
        return secrets.token_bytes(32)


class Guard:
    """ASGI middleware: refuses foreign hosts, origins and whoever has no token; sets the headers of every answer.

    Args:
        app: what it guards.
        hosts: the values of ``Host`` that are ours, with the port.
        token: opens the first page, as ``?token=``; the browser gets a cookie for it.
        key: what the cookie is made from.
        port: names the cookie: browsers keep one jar for all ports of a host.
    """

    def __init__(self, app: ASGIApp, *, hosts: Collection[str], token: str, key: bytes, port: int) -> None:
        self._app, self._hosts, self._token = app, frozenset(hosts), token
        self._cookie = f"claimcheck-{port}"
        self._pass = hmac.new(key, f"claimcheck review {port}".encode(), hashlib.sha256).hexdigest()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _set_headers(MutableHeaders(scope=message), nonce)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self._app)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self._hosts:
            return PlainTextResponse("This address is not served here.\n", status_code=421)
        method = scope["method"]
        if method not in SAFE_METHODS and headers.get("origin") != f"http://{host}":
            return PlainTextResponse("Only claimcheck's own pages may send this.\n", status_code=403)
        if method in SAFE_METHODS and headers.get("sec-fetch-site", "none") == "cross-site" and _embeds(headers):
            return PlainTextResponse("Only claimcheck's own pages may show this.\n", status_code=403)
        query = QueryParams(scope["query_string"])
        given = query.get("token")
        if given is not None and method in SAFE_METHODS and _same(given, self._token):
            return self._let_in(scope, query)
        if not _same(cookie_parser(headers.get("cookie", "")).get(self._cookie, ""), self._pass):
            return PlainTextResponse(NO_TOKEN, status_code=401)
        return None

    def _let_in(self, scope: Scope, query: QueryParams) -> Response:
        """To the same page without the token, which should not stay in the address bar."""
        rest = urlencode([(k, v) for k, v in query.multi_items() if k != "token"])
        # A path that starts with two slashes would lead to another host.
        path = "/" + str(scope["path"]).lstrip("/\\")
        answer = RedirectResponse(f"{path}?{rest}" if rest else path, status_code=303)
        answer.set_cookie(self._cookie, self._pass, httponly=True, samesite="strict", path="/")
        return answer


def _embeds(headers: Headers) -> bool:
    """A picture, frame or script of ours in a foreign page; following a link is another matter."""
    return headers.get("sec-fetch-dest", "document") != "document"


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


def _set_headers(headers: MutableHeaders, nonce: str) -> None:
    headers["Content-Security-Policy"] = (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; img-src 'self'; "
        "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
    for name, value in _HEADERS:
        headers[name] = value
    headers.setdefault("Cache-Control", "no-store")


_HEADERS: Final[tuple[tuple[str, Any], ...]] = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
)
