"""Fixtures for every room."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_CHECKOUT = Path(__file__).resolve().parent.parent

settings.register_profile("untimed", deadline=None)  # a busy machine makes no test fail
settings.load_profile("untimed")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what is marked slow, unless ``-m`` is given."""
    if config.getoption("-m"):
        return
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(pytest.mark.skip(reason="slow: run with -m slow"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared papers and annotations, which the repository does not contain."""
    folder = Path(os.environ.get("CLAIMCHECK_SHARED", _CHECKOUT.parent / "shared"))
    if not (folder / "papers").is_dir():
        pytest.skip("the shared papers are not here: set CLAIMCHECK_SHARED to a folder that holds papers/ and gold/")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests leave the user's cache of rule packs alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMCHECK_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


_QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
"""For Chromium: as root, without a screen, and with no word to anybody but the page."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    found = os.environ.get("CLAIMCHECK_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip(
            "Chromium is not here: install it (Debian: apt-get install chromium), or name it in CLAIMCHECK_CHROMIUM"
        )
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not here: pip install playwright")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=found, args=list(_QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which finds what keeps people from using a page."""
    named = os.environ.get("CLAIMCHECK_AXE", "")
    if not Path(named).is_file():
        pytest.skip("axe-core is not here: npm install axe-core, and name its axe.min.js in CLAIMCHECK_AXE")
    return Path(named).read_text(encoding="utf-8")
