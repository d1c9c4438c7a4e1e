"""YAML text to plain data, with the line and column of every key and value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from claimcheck.rulebook.problem import Problem, RuleFileError

Loc = tuple[str | int, ...]
Mark = tuple[int, int]

_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML file as data. ``keys`` and ``values`` give for a path into it line and column, from 1."""

    path: str
    text: str
    data: Any
    keys: dict[Loc, Mark]
    values: dict[Loc, Mark]

    def mark(self, loc: Loc, *, key: bool = False) -> Mark:
        """Where ``loc`` stands; the nearest place around it when it is not in the file itself."""
        known: Loc = ()
        for part in loc:
            # Parts that the file lacks (a single word where a list was meant) are passed over.
            if (*known, part) in self.values:
                known = (*known, part)
        if key and known == loc and known in self.keys:
            return self.keys[known]
        return self.values.get(known, (1, 1))

    def problem(self, loc: Loc, what: str, hint: str | None = None, *, key: bool = False) -> Problem:
        line, column = self.mark(loc, key=key)
        return self.problem_at(line, column, what, hint)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty when there is none."""
        return _line(self.text, number)

    def problem_at(self, line: int, column: int, what: str, hint: str | None = None) -> Problem:
        return Problem(self.path, line, column, what, _line(self.text, line), hint)


def read(path: str, content: bytes) -> Source:
    """Read one YAML file.

    Raises:
        RuleFileError: it is not UTF-8, not YAML, has a key twice, or uses anchors or tags.
    """
    from srsly.ruamel_yaml import compose
    from srsly.ruamel_yaml.error import MarkedYAMLError, YAMLError
    from srsly.ruamel_yaml.loader import SafeLoader

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        first = content.rfind(b"\n", 0, error.start) + 1
        column = len(content[first : error.start].decode("utf-8", "replace").removeprefix("\ufeff")) + 1
        shown = content[first:].split(b"\n", 1)[0].decode("utf-8", "replace").removeprefix("\ufeff").rstrip()
        hint = "save the file as UTF-8: editors offer it under Save as, or Encoding"
        raise RuleFileError([Problem(path, line, column, "this is not UTF-8 text", shown, hint)]) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        column = text.index("\0") - (text.rfind("\n", 0, text.index("\0")) + 1) + 1
        shown = _line(text, line).replace("\0", "\ufffd")
        raise RuleFileError([Problem(path, line, column, "there is a NUL character here", shown)])
    try:
        node = compose(text, Loader=SafeLoader)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise RuleFileError([Problem(path, line, column, *_syntax(text, line, str(error.problem or "")))]) from None
    except RecursionError:
        raise RuleFileError([Problem(path, 0, 0, "this file is nested too deeply")]) from None
    # The reader is liberal in what it raises on text that is not YAML (IndexError and the like).
    except (
        YAMLError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        AssertionError,
        NotImplementedError,
    ) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise RuleFileError([Problem(path, 0, 0, f"this is not YAML: {reason}")]) from None
    builder = _Builder(path, text)
    try:
        data = builder.build(node, ()) if node is not None else None
    except RecursionError:
        raise RuleFileError([Problem(path, 0, 0, "this file is nested too deeply")]) from None
    if builder.problems:
        raise RuleFileError(tuple(dict.fromkeys(builder.problems)))
    return Source(path, text, data, builder.keys, builder.values)


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1].rstrip() if 0 < number <= len(lines) else ""


def _syntax(text: str, line: int, problem: str) -> tuple[str, str, str | None]:
    source = _line(text, line)
    hint = None
    if "\t" in source[: len(source) - len(source.lstrip())]:
        hint = "indent with spaces, not with tabs"
    elif "mapping values are not allowed" in problem or "expected <block end>" in problem:
        hint = "a text that holds a colon, or begins with a mark such as [ { * & ! %, needs quotes around it"
    elif "cannot start any token" in problem or "unknown escape" in problem or "undefined alias" in problem:
        hint = "put single quotes around the text"
    return f"this is not YAML: {problem or 'it cannot be read'}", source, hint


class _Builder:
    """Nodes to data; positions on the way."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.keys: dict[Loc, Mark] = {}
        self.values: dict[Loc, Mark] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def build(self, node: Any, loc: Loc) -> Any:
        mark = self.values[loc] = _mark(node)
        if node.id != "scalar":
            if id(node) in self._seen:
                self._report(mark, "YAML anchors (& and *) are not read here", "use a word list in pack.yaml instead")
                return None
            self._seen.add(id(node))
        if not node.tag.startswith(_TAG):
            self._report(mark, f"YAML tags such as {node.tag} are not read here", "put quotes around the text")
            return None
        if node.id == "scalar":
            return _scalar(node)
        if node.id == "sequence":
            return [self.build(item, (*loc, i)) for i, item in enumerate(node.value)]
        return self._mapping(node, loc)

    def _mapping(self, node: Any, loc: Loc) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key_node, value_node in node.value:
            mark = _mark(key_node)
            if key_node.id != "scalar":
                self._report(mark, "a key must be a plain word", "put quotes around the text")
                continue
            key = str(key_node.value)
            if key in out:
                first = self.keys[(*loc, key)]
                self._report(mark, f'the key "{key}" stands here twice', f"it is also in line {first[0]}")
                continue
            self.keys[(*loc, key)] = mark
            out[key] = self.build(value_node, (*loc, key))
            if out[key] is None:
                # The place of a value that is not there is that of its key.
                self.values[(*loc, key)] = mark
        return out

    def _report(self, mark: Mark, what: str, hint: str | None = None) -> None:
        self.problems.append(Problem(self.path, *mark, what, _line(self.text, mark[0]), hint))


def _mark(node: Any) -> Mark:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _scalar(node: Any) -> Any:
    """Plain ``true``, ``3`` and ``null`` as such; everything else, dates too, as text."""
    kind, text = node.tag[len(_TAG) :], str(node.value)
    if kind == "null":
        return None
    if kind == "bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    for name, convert in (("int", int), ("float", float)):
        if kind == name:
            try:
                return convert(text)
            except ValueError:
                return text
    return text
