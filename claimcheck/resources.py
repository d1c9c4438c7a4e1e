"""Where the files that ship with claimcheck are: in the wheel under ``_data``, in a checkout at its top level."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """The shipped file or folder ``rules/...`` or ``demo/...``.

    Raises:
        FileNotFoundError: it is in neither place, so the installation is broken.
    """
    checkout = {"rules": _PACKAGE.parent / "rules", "demo": _PACKAGE.parent / "corpora" / "demo"}
    for base in (_PACKAGE / "_data" / parts[0], checkout[parts[0]]):
        found = base.joinpath(*parts[1:])
        if found.exists():
            return found
    raise FileNotFoundError(f"{'/'.join(parts)} is missing from this installation of claimcheck: install it again")
