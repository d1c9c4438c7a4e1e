"""Page images of one PDF: drawn when they are asked for, the others meanwhile, and kept in a folder."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import anyio.to_thread

from claimcheck.errors import PaperError
from claimcheck.paper.guard import Limits
from claimcheck.report.pageimages import PageImage, page_images

_AT_ONCE: Final = 6
"""Pages that one child process draws in the background: longer would keep a page that is asked for waiting."""


class Pictures:
    """Use :meth:`get`; end with :meth:`close`."""

    def __init__(self, pdf: Path, name: str, count: int, folder: Path, *, password: str | None, limits: Limits) -> None:
        self._pdf, self._name, self._count, self._folder = pdf, name, count, folder
        self._password, self._limits = password, limits
        self._done: dict[int, PageImage] = {}
        self._under_way: dict[int, asyncio.Future[None]] = {}
        self._filling: asyncio.Task[None] | None = None
        self._near = 1

    async def get(self, page: int) -> PageImage:
        """The measures of a page's image (its bytes are in :meth:`file`); draws it unless it is drawn.

        Raises:
            PaperError: the pages of this file cannot be drawn.
        """
        self._near = page
        while page not in self._done:
            if page in self._under_way:
                await asyncio.shield(self._under_way[page])
            else:
                await self._draw([page])
        if self._filling is None and len(self._done) < self._count:
            self._filling = asyncio.create_task(self._fill())
        return self._done[page]

    def file(self, page: int) -> Path:
        """Where the image of a drawn page is."""
        return self._folder / f"{page}.webp"

    async def close(self) -> None:
        """Stop drawing."""
        if self._filling is not None:
            self._filling.cancel()
            await asyncio.gather(self._filling, return_exceptions=True)

    async def _fill(self) -> None:
        """Draw what is missing, nearest to the page that was asked for last."""
        while missing := [n for n in range(1, self._count + 1) if n not in self._done and n not in self._under_way]:
            missing.sort(key=lambda n: (abs(n - self._near), n))
            try:
                await self._draw(missing[:_AT_ONCE])
            except PaperError:
                return  # who asks for one of these pages will hear of it

    async def _draw(self, pages: Sequence[int]) -> None:
        loop = asyncio.get_running_loop()
        waiting = loop.create_future()
        self._under_way.update(dict.fromkeys(pages, waiting))
        try:
            drawn = await anyio.to_thread.run_sync(self._drawn, list(pages))
            self._done.update({image.page: image for image in drawn})
        finally:
            for page in pages:
                self._under_way.pop(page, None)
            waiting.set_result(None)

    def _drawn(self, pages: list[int]) -> list[PageImage]:
        data = self._pdf.read_bytes()
        found = page_images(data, self._name, pages, password=self._password, limits=self._limits)
        for image in found:
            self.file(image.page).write_bytes(image.data)
        return [replace(image, data=b"x" if image.data else b"") for image in found]
