"""Every error that the author of a rule can make, with the whole message; ``messages.txt`` holds them.

``CLAIMCHECK_WRITE_MESSAGES=1 pytest tests/rulebook/test_messages.py`` writes the file anew: read what changed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck.cli import app

KEPT = Path(__file__).parent / "messages.txt"

PACK = 'name: mine\nversion: "1.0"\nkind: framing\ncategories: [intent]\nwords: {wants: [want]}\n'
RULE = """\
rules:
  - id: intent.longs
    title: The system is said to want
    category: intent
    rationale: Wanting is a state of mind.
    rewording: ["{agent} produced {object}"]
    frame:
      agent: $ai_system
      predicate: [$wants, desire]
    match: ["The model [[wants]] rest."]
    no_match: ["We want rest."]
"""
FRAME = "frame:\n      agent: $ai_system\n      predicate: [$wants, desire]"
BOMB = "a: &a [x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 5)}]\n" for a, b in pairwise("abcdefghi")
)

SLIPS: dict[str, tuple[str, str]] = {
    "unknown key": ("predicate:", "predicat:"),
    "wrong type": ("title: The system is said to want", "title: [The, system]"),
    "text that looks like a number": ("title: The system is said to want", "title: 7"),
    "key twice": ("    rationale:", "    title: again\n    rationale:"),
    "id twice in a file": (
        "    no_match",
        '    no_match: ["We rest."]\n  - id: intent.longs\n    title: x\n    category: intent\n    rationale: x\n'
        "    phrase: x\n    no_match",
    ),
    "list not defined": ("$wants", "$want"),
    "two matchers": ("    match:", "    phrase: want\n    match:"),
    "no matcher": (f"    {FRAME}\n", ""),
    "category not declared": ("category: intent", "category: intend"),
    "unknown layer": ("    frame", "    scope: [abstrac]\n    frame"),
    "unknown severity": ("    frame", "    severity: hi\n    frame"),
    "unknown stance": ('["The model [[wants]] rest."]', '[{text: "The model [[wants]] rest.", stance: negativ}]'),
    "regex that does not compile": (FRAME, 'token: [{LOWER: {REGEX: "want(s"}}]'),
    "regex that backtracks": (FRAME, 'token: [{LOWER: {REGEX: "^(want+)+$"}}]'),
    "regex with many repeats": (FRAME, 'token:\n      - {TEXT: {REGEX: ".*want.*ing.*"}}'),
    "wildcard without end": (FRAME, 'token: [{LEMMA: want}, {OP: "*"}, {LEMMA: rest}]'),
    "too many repeats": (
        FRAME,
        'token: [{LEMMA: want}, {POS: ADJ, OP: "*"}, {POS: ADV, OP: "*"}, {POS: DET, OP: "*"}]',
    ),
    "unknown token attribute": (FRAME, "token: [{LEMA: want}]"),
    "dependency relation": (
        FRAME,
        "dependency: [{RIGHT_ID: a, RIGHT_ATTRS: {LEMMA: want}},\n"
        "                 {LEFT_ID: a, REL_OP: '=>', RIGHT_ID: b, RIGHT_ATTRS: {DEP: nsubj}}]",
    ),
    "not YAML": ("rationale: Wanting", "rationale: Wanting: it"),
    "tab": ("    title", "\ttitle"),
    "alias": ("rules:", "words: &w [want]\nother: *w\nrules:"),
    "unknown OP": (FRAME, "token: [{LEMMA: want, OP: often}]"),
    # What loads, and lint finds.
    "unknown POS": ("desire]", "desire/VRB]"),
    "unknown POS of a token": (FRAME, "token: [{LEMMA: want, POS: VRB}]"),
    "unknown DEP": (FRAME, "token: [{LEMMA: want, DEP: subj}]"),
    "upper case under LOWER": (FRAME, "token: [{LOWER: Want}]"),
    "brackets around several words": (FRAME, 'phrase: "to (the best of) our knowledge"'),
    "not a basic form": ("desire]", "desires]"),
    "word list unused": ("$wants", "want"),
    "no example": ('    match: ["The model [[wants]] rest."]\n', ""),
    "marks that do not pair": ("[[wants]]", "[[wants]"),
    "unknown slot": ("{object}", "{objct}"),
    # What test finds.
    "example that fails": ("The model [[wants]] rest.", "The model [[longs]] for its users."),
    "example met elsewhere": ("The model [[wants]] rest.", "The [[model]] wants rest."),
    "example with another stance": (
        '["The model [[wants]] rest."]',
        '\n      - text: "The model does not [[want]] rest."\n        stance: hedged',
    ),
    "example that should not match": ("We want rest.", "The agent wants rest."),
    "rewording that is flagged": ("{agent} produced", "{agent} wanted"),
}

PACKS: dict[str, tuple[str, str]] = {
    "pack: circular extends": ("kind: framing", "kind: framing\nextends: [mine]"),
    "pack: extends nothing known": ("kind: framing", "kind: framing\nextends: [anthropomorphisms]"),
    "pack: list in a circle": ("[want]", "[want, $wants]"),
    "pack: unknown kind": ("kind: framing", "kind: frames"),
    "pack: disables nothing known": ("kind: framing", "kind: framing\nextends: terms\ndisable: [terms.x]"),
}

FILES: dict[str, Callable[[], bytes]] = {
    "file: not UTF-8": lambda: RULE.replace("rest.", "r\u00eaverie.").encode("latin-1"),
    "file: a NUL": lambda: RULE.replace("rest.", "rest\0.").encode(),
    "file: 50 MB": lambda: b"# " + b"x" * 50_000_000,
    "file: alias bomb": lambda: BOMB.encode(),
    "file: nested deeply": lambda: b"rules: " + b"[" * 5000,
    "file: a list": lambda: b"- one\n- two\n",
}


def kept() -> dict[str, str]:
    if not KEPT.is_file():
        return {}
    parts = re.split(r"^=== (.+)\n", KEPT.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def wrong() -> Iterator[tuple[str, str, bytes]]:
    for name, (old, new) in SLIPS.items():
        assert old in RULE, name
        yield name, PACK, RULE.replace(old, new, 1).encode()
    for name, (old, new) in PACKS.items():
        assert old in PACK, name
        yield name, PACK.replace(old, new, 1), RULE.encode()
    for name, make in FILES.items():
        yield name, PACK, make()


def told(folder: Path, pack: str, rules: bytes, monkeypatch: pytest.MonkeyPatch) -> str:
    """What lint says, or where it has nothing to say, what test says."""
    mine = folder / "mine"
    mine.mkdir()
    (mine / "pack.yaml").write_text(pack, encoding="utf-8")
    (mine / "rules.yaml").write_bytes(rules)
    monkeypatch.chdir(folder)
    for command in ("lint", "test"):
        done = CliRunner().invoke(app, ["rules", command, "mine"])
        if done.exit_code:
            return f"$ claimcheck rules {command} mine (exit status {done.exit_code})\n{done.output}"
    return "nothing\n"


CASES = list(wrong())


@pytest.mark.parametrize(("name", "pack", "rules"), CASES, ids=[case[0] for case in CASES])
def test_message(name: str, pack: str, rules: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = told(tmp_path, pack, rules, monkeypatch)
    if os.environ.get("CLAIMCHECK_WRITE_MESSAGES"):
        text = "".join(f"=== {n}\n{m}" for n, m in {**kept(), name: found}.items())
        KEPT.write_text(text, encoding="utf-8")
    assert found == kept().get(name)


def test_no_message_is_left_over() -> None:
    assert set(kept()) == {name for name, _, _ in CASES}


def test_a_circle_of_two_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, other in (("one", "two"), ("two", "one")):
        (tmp_path / name).mkdir()
        pack = PACK.replace("name: mine", f"name: {name}\nextends: [{other}]")
        (tmp_path / name / "pack.yaml").write_text(pack, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["rules", "lint", "one", "two"])
    assert done.exit_code == 2
    assert done.output == (
        "claimcheck: two/pack.yaml:2:11: packs extend each other in a circle: one > two > one\n"
        "  extends: [one]\n"
        "            ^\n"
        "  take one of them out of extends\n"
    )
