"""Fixtures for every room."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).resolve().parent.parent


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
