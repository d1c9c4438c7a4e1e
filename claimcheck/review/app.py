"""The web app: routes from requests to the shelf and back to pages. Nothing that a request says is opened as a path."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Final, TypeVar
from urllib.parse import quote, unquote

import anyio.to_thread
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from claimcheck.decisions.store import Store
from claimcheck.errors import DecisionError, PaperError
from claimcheck.records.decision import DecisionVerdict
from claimcheck.report.pageimages import MIME
from claimcheck.review.board import OutOfDateError, Said
from claimcheck.review.pages import Pages
from claimcheck.review.shelf import STAGES, Desk, Entry, Shelf, TooManyError
from claimcheck.review.upload import Upload, UploadError

_MOST_JSON: Final = 200_000
_MIXES: Final = (0, 10, 20, 50, 100)
_REVIEWER: Final = "claimcheck-reviewer"
_OLD: Final = "This page is out of date: the paper was checked anew. Reload it."


class _Decision(BaseModel):
    """What a page sends for a decision."""

    model_config = ConfigDict(extra="forbid")

    key: str = Field(min_length=8, max_length=80)
    reviewer: str = Field(min_length=1, max_length=80)
    subject: str = Field(pattern="^(finding|sample|missed)$")
    target: str = Field(max_length=16)
    verdict: DecisionVerdict | None = None
    category: str | None = Field(default=None, max_length=80)
    reason: str = Field(default="", max_length=10_000)
    sentence: str = Field(default="", max_length=16)
    selected: str = Field(default="", max_length=20_000)


class _Undo(BaseModel):
    model_config = ConfigDict(extra="forbid")

    key: str = Field(min_length=8, max_length=80)
    reviewer: str = Field(min_length=1, max_length=80)


_Sent = TypeVar("_Sent", bound=BaseModel)


class App:
    """The handlers, with what they share.

    Args:
        shelf: the papers.
        store: the file of decisions.
        reviewer: who reviews, until the page says otherwise.
        most_bytes: of an uploaded paper.
    """

    def __init__(self, shelf: Shelf, store: Store, *, reviewer: str, most_bytes: int) -> None:
        self._shelf, self._store, self._reviewer = shelf, store, reviewer
        self._uploads = Upload(shelf, most_bytes)
        self._pages = Pages()

    def routes(self) -> list[Route]:
        """All that is served."""
        return [
            Route("/", self.home),
            Route("/assets/{name}", self.asset),
            Route("/reviewer", self.name, methods=["POST"]),
            Route("/papers", self.upload, methods=["POST"]),
            Route("/papers/{paper}", self.paper),
            Route("/papers/{paper}/status", self.status),
            Route("/papers/{paper}/state", self.state),
            Route("/papers/{paper}/sheets/{number:int}", self.sheet),
            Route("/papers/{paper}/images/{number:int}", self.image),
            Route("/papers/{paper}/items/{target}", self.item),
            Route("/papers/{paper}/decisions", self.decide, methods=["POST"]),
            Route("/papers/{paper}/undo", self.undo, methods=["POST"]),
        ]

    async def home(self, request: Request) -> Response:
        known = await anyio.to_thread.run_sync(self._store.titles)
        return self._html(request, "home.html", entries=list(self._shelf.entries.values()), known=len(known))

    async def asset(self, request: Request) -> Response:
        found = self._pages.assets.get(request.path_params["name"])
        if found is None:
            raise HTTPException(404)
        content, kind = found
        return Response(content, media_type=kind, headers={"Cache-Control": "private, max-age=0, must-revalidate"})

    async def name(self, request: Request) -> Response:
        given = str((await self._json(request)).get("name", "")).strip()[:80]
        if not given:
            raise HTTPException(422, "A reviewer needs a name.")
        answer = JSONResponse({"reviewer": given})
        answer.set_cookie(_REVIEWER, quote(given), samesite="strict", httponly=True, max_age=31_536_000)
        return answer

    async def upload(self, request: Request) -> Response:
        try:
            entry = await self._uploads.take(request.stream(), unquote(request.headers.get("x-file-name", "")))
        except UploadError as error:
            raise HTTPException(413 if error.too_large else 422, str(error)) from None
        except TooManyError:
            raise HTTPException(429, "Some papers are waiting to be checked already: wait for them.") from None
        return JSONResponse({"location": f"/papers/{entry.id}"}, status_code=201)

    async def paper(self, request: Request) -> Response:
        entry = self._entry(request)
        if entry.state != "ready":
            return self._html(request, "checking.html", entry=entry, stages=STAGES)
        desk = await self._shelf.desk(entry)
        board = desk.board
        reviewer = self._who(request)
        state = await anyio.to_thread.run_sync(board.state, reviewer)
        mix = self._mix(request, await anyio.to_thread.run_sync(board.sampled))
        items = desk.items.shown(mix, await anyio.to_thread.run_sync(board.missed))
        return await anyio.to_thread.run_sync(
            lambda: self._html(
                request, "review.html", entry=entry, desk=desk, items=items, state=state, mix=mix, mixes=_MIXES
            )
        )

    async def status(self, request: Request) -> Response:
        entry = self._entry(request)
        told = {"state": entry.state, "stage": entry.stage, "message": entry.message}
        return JSONResponse({**told, "step": STAGES.index(entry.stage), "steps": len(STAGES)})

    async def state(self, request: Request) -> Response:
        desk = await self._ready(request)
        return JSONResponse(await anyio.to_thread.run_sync(desk.board.state, self._who(request)))

    async def sheet(self, request: Request) -> Response:
        desk = await self._ready(request)
        entry, number = self._entry(request), self._number(request, desk)
        if entry.pictures is None:
            return self._html(request, "text.html", desk=desk, paragraphs=desk.sheets.text(number), number=number)
        try:
            image = await entry.pictures.get(number)
        except PaperError as error:
            raise HTTPException(500, str(error)) from None
        page = desk.sheets.page(number, image)
        return self._html(request, "page.html", entry=entry, desk=desk, page=page, number=number)

    async def image(self, request: Request) -> Response:
        desk = await self._ready(request)
        entry, number = self._entry(request), self._number(request, desk)
        if entry.pictures is None or not (await entry.pictures.get(number)).data:
            raise HTTPException(404)
        headers = {"Cache-Control": "private, max-age=86400, immutable"}
        return FileResponse(entry.pictures.file(number), media_type=MIME, headers=headers)

    async def item(self, request: Request) -> Response:
        desk = await self._ready(request)
        try:
            item = await anyio.to_thread.run_sync(desk.board.item, request.path_params["target"])
        except OutOfDateError:
            raise HTTPException(404) from None
        return self._html(request, "item.html", desk=desk, item=item)

    async def decide(self, request: Request) -> Response:
        desk = await self._ready(request)
        given = _checked(_Decision, await self._json(request))

        def written() -> dict[str, Any]:
            target = desk.board.decide(Said(**given.model_dump()))
            return {"target": target, "state": desk.board.state(given.reviewer)}

        return await self._saved(written)

    async def undo(self, request: Request) -> Response:
        desk = await self._ready(request)
        given = _checked(_Undo, await self._json(request))

        def written() -> dict[str, Any]:
            target = desk.board.undo(given.key, given.reviewer)
            return {"target": target, "state": desk.board.state(given.reviewer)}

        return await self._saved(written)

    async def _saved(self, written: Callable[[], dict[str, Any]]) -> Response:
        try:
            return JSONResponse(await anyio.to_thread.run_sync(written))
        except OutOfDateError:
            raise HTTPException(409, _OLD) from None
        except DecisionError as error:
            raise HTTPException(507, f"Not saved: {error}") from None

    def _entry(self, request: Request) -> Entry:
        entry = self._shelf.entries.get(request.path_params["paper"])
        if entry is None:
            raise HTTPException(404, "This paper is not open here. Drop its PDF again: all decisions on it are kept.")
        return entry

    async def _ready(self, request: Request) -> Desk:
        entry = self._entry(request)
        if entry.state != "ready":
            raise HTTPException(409, "This paper is not checked yet.")
        return await self._shelf.desk(entry)

    @staticmethod
    def _number(request: Request, desk: Desk) -> int:
        number: int = request.path_params["number"]
        if not 1 <= number <= desk.sheets.count:
            raise HTTPException(404, "There is no such page.")
        return number

    @staticmethod
    def _mix(request: Request, sampled: int) -> int:
        """How many sampled sentences to show: as many as were asked for, and those that were decided on."""
        asked = request.query_params.get("mix", "")
        wanted = int(asked) if re.fullmatch(r"\d{1,3}", asked) else 0
        return max(min(wanted, _MIXES[-1]), next((m for m in _MIXES if m >= sampled), _MIXES[-1]))

    @staticmethod
    async def _json(request: Request) -> dict[str, Any]:
        if request.headers.get("content-type", "").split(";")[0] != "application/json":
            raise HTTPException(415)
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > _MOST_JSON:
                raise HTTPException(413)
        try:
            found = json.loads(bytes(body))
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise HTTPException(422)
        return found

    def _who(self, request: Request) -> str:
        return request.query_params.get("reviewer") or unquote(request.cookies.get(_REVIEWER, "")) or self._reviewer

    def _html(self, request: Request, template: str, **values: Any) -> Response:
        nonce = request.state.nonce
        reviewer = self._who(request)
        return Response(self._pages.render(template, nonce=nonce, reviewer=reviewer, **values), media_type="text/html")


def _checked(model: type[_Sent], given: dict[str, Any]) -> _Sent:
    try:
        return model.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise HTTPException(422, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None


async def _refused(request: Request, error: Exception) -> Response:
    """An error in words: for scripts as JSON, for people as a page of plain text."""
    assert isinstance(error, HTTPException)
    if request.headers.get("sec-fetch-dest") == "document":
        return Response(f"{error.detail}\n", status_code=error.status_code, media_type="text/plain")
    return JSONResponse({"error": error.detail}, status_code=error.status_code)


def build(
    shelf: Shelf,
    store: Store,
    *,
    reviewer: str,
    most_bytes: int,
    starting: Callable[[], Awaitable[None]] | None = None,
) -> Starlette:
    """The app; ``starting`` runs before the first request (to open a paper)."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        if starting is not None:
            await starting()
        yield
        await shelf.close()

    handlers = App(shelf, store, reviewer=reviewer, most_bytes=most_bytes)
    return Starlette(routes=handlers.routes(), lifespan=lifespan, exception_handlers={HTTPException: _refused})
