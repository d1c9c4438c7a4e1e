"""Rule packs from folders: read, checked, word lists filled in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from claimcheck import resources
from claimcheck.errors import RuleError
from claimcheck.rulebook.build import assemble
from claimcheck.rulebook.draft import Draft
from claimcheck.rulebook.model import Rulebook

PACK_FILE = "pack.yaml"


def load_rules(paths: Sequence[Path | str] = (), *, shipped: bool = True) -> Rulebook:
    """The rulebook of the shipped packs, those of installed packages, and those in ``paths``.

    Args:
        paths: folders, each a pack (it holds ``pack.yaml``) or a folder of packs.
        shipped: False leaves out the packs that come with claimcheck and with installed packages, but for those
            that a pack in ``paths`` extends.

    Raises:
        RuleError: a folder holds no pack, or a pack is wrong; the message lists all that is wrong in a file, with
            path, line, column, the line itself and a hint.
    """
    # A folder that is named twice, or is one of the shipped ones, counts once.
    own = {folder.resolve(): folder for path in paths for folder in pack_folders(Path(path))}
    drafts = [Draft.read(folder) for folder in own.values()]
    around = _around()
    if shipped:
        drafts = [Draft.read(folder) for folder in around if folder.resolve() not in own] + drafts
    else:
        drafts = _extended(drafts, [folder for folder in around if folder.resolve() not in own]) + drafts
    return assemble(drafts)


def pack_folders(path: Path) -> list[Path]:
    """The packs at ``path``: itself, or those in its subfolders, by name.

    Raises:
        RuleError: there is none.
    """
    if path.name == PACK_FILE or (path.is_file() and (path.parent / PACK_FILE).is_file()):
        path = path.parent
    if (path / PACK_FILE).is_file():
        return [path]
    folders = sorted(file.parent for file in path.glob(f"*/{PACK_FILE}")) if path.is_dir() else []
    if not folders:
        what = f"there is no {PACK_FILE} here" if path.exists() else "there is no such folder"
        raise RuleError(what, where=str(path), hint="a rule pack is a folder that holds pack.yaml and rule files")
    return folders


def _around() -> list[Path]:
    """The shipped packs, then those that installed packages offer, each by name."""
    base = resources.path("rules")
    return sorted(file.parent for file in base.glob(f"*/{PACK_FILE}")) + list(_installed())


def _installed() -> Iterable[Path]:
    """Packs of installed packages: an entry point in ``claimcheck.packs`` names the package whose folder holds them."""
    from importlib.metadata import entry_points
    from importlib.util import find_spec

    for entry in sorted(entry_points(group="claimcheck.packs"), key=lambda e: (e.name, e.value)):
        try:
            spec = find_spec(entry.module)
        except ImportError:
            spec = None
        if spec is None or not spec.submodule_search_locations:
            raise RuleError(
                f'the installed rule pack "{entry.name}" is broken: {entry.value} is not a package',
                hint="install it again, or remove it",
            )
        yield from pack_folders(Path(spec.submodule_search_locations[0]))


def _extended(drafts: Sequence[Draft], around: Sequence[Path]) -> list[Draft]:
    """The packs around that ``drafts`` extend, also at one remove."""
    have = {draft.spec.name for draft in drafts}
    wanted = {name for draft in drafts for name in draft.spec.extends} - have
    if not wanted:
        return []
    others = {draft.spec.name: draft for draft in map(Draft.read, around)}
    chosen: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in others and name not in chosen:
            chosen.add(name)
            wanted |= set(others[name].spec.extends) - have
    return [draft for name, draft in others.items() if name in chosen]
