"""``claimcheck explain``: what claimcheck makes of a sentence, and why each rule fits it or not."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

import typer

from claimcheck.errors import RuleError

EPILOG = """Examples:

claimcheck explain "The model pretends to be aligned."

claimcheck explain "It wants to help." --rule intent.wants

claimcheck explain "Teaching models to lie" --layer title --format json
"""

app = typer.Typer(rich_markup_mode="markdown")

_WIDTH = 80
_KINDS = {"ai": "an AI system", "human": "people", "other": "something else", "unknown": "unclear"}


class Format(StrEnum):
    text = "text"
    json = "json"


Place = Literal["title", "heading", "abstract", "body", "caption", "footnote", "quote"]


@app.command(epilog=EPILOG)
def explain(
    text: str = typer.Argument(
        ..., metavar="TEXT", help="A sentence, or several in a row; - reads standard input.", show_default=False
    ),
    more: list[Path] = typer.Option([], "--rules", "-r", metavar="DIR", help="A folder with more rules."),
    rule: list[str] = typer.Option([], "--rule", metavar="ID", help="Only this rule; may be repeated."),
    layer: Place = typer.Option("body", "--layer", "-l", help="Where in a paper the text stands."),
    misses: int = typer.Option(5, "--misses", "-m", min=0, metavar="N", help="How many near misses to show."),
    format: Format = typer.Option(Format.text, "--format", "-f", help="What to write."),
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),  # noqa: ARG001
) -> None:
    """Show what claimcheck makes of a sentence: words and tags, who depends on what, who is an AI system, who does
    what, how it is put; and of each rule what matched, or which part of it failed.
    """
    from claimcheck.evaluation.explain import explain as explained
    from claimcheck.language.pipeline import load_pipeline
    from claimcheck.rulebook.load import load_rules
    from claimcheck.rulebook.problem import did_you_mean

    given = " ".join((sys.stdin.read() if text == "-" else text).split())
    if not given:
        raise typer.BadParameter("there is no text", param_hint="TEXT")
    rulebook = load_rules(more, shipped=True)
    for name in rule:
        try:
            rulebook.rule(name)
        except KeyError:
            hint = did_you_mean(name, [r.id for r in rulebook.rules]) or "claimcheck rules list shows all"
            raise RuleError(f'there is no rule "{name}"', hint=hint) from None
    sentences = explained(given, rulebook, load_pipeline(), layer=layer, rules=rule)
    if format is Format.json:
        typer.echo(json.dumps({"sentences": sentences}, ensure_ascii=False, indent=2))
        return
    typer.echo("\n\n".join("\n".join(lines(sentence, misses)) for sentence in sentences))


def lines(sentence: Mapping[str, Any], misses: int) -> Iterator[str]:
    """One sentence for the screen, 80 columns wide."""
    yield from textwrap.wrap(sentence["text"], _WIDTH)
    for title, body in (
        ("Words", _words(sentence["tokens"])),
        ("Tree", _tree(sentence["tokens"])),
        ("Who is meant", _mentions(sentence["mentions"])),
        ("Who does what, and how it is put", _frames(sentence["frames"])),
        ("Rules that match", _matched(sentence["matched"])),
        ("Rules that nearly match", _missed(sentence["missed"], misses)),
    ):
        yield ""
        yield title
        yield from body or ["  none"]


def _words(tokens: Sequence[Mapping[str, Any]]) -> list[str]:
    rows = [(str(i), t["text"], t["lemma"], t["pos"], t["tag"]) for i, t in enumerate(tokens)]
    widths = [min(28, max(len(row[k]) for row in rows)) for k in range(5)] if rows else []
    return ["  " + "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows]


def _tree(tokens: Sequence[Mapping[str, Any]]) -> list[str]:
    """The root first, under each word those that depend on it, with their relation to it."""
    out: list[str] = []

    def add(i: int, depth: int) -> None:
        indent = "  " + "| " * min(depth, 24)
        out.append(f"{indent}{tokens[i]['text']}  ({tokens[i]['relation'] or 'not parsed'})")
        for k, token in enumerate(tokens):
            if token["head"] == i and k != i:
                add(k, depth + 1)

    for i, token in enumerate(tokens):
        if token["head"] == i:
            add(i, 0)
    return out


def _mentions(mentions: Sequence[Mapping[str, Any]]) -> list[str]:
    out = []
    for mention in mentions:
        stands = f" (stands for {mention['stands_for']})" if mention["stands_for"] else ""
        out.append(f"  {mention['text']}: {_KINDS[mention['kind']]}{stands}")
    return out


def _frames(frames: Sequence[Mapping[str, Any]]) -> list[str]:
    out: list[str] = []
    for frame in frames:
        out.append(f"  {frame['predicate']}  {frame['lemma']}/{frame['pos']}")
        parts = [f"{name}: {_argument(frame[name])}" for name in ("agent", "object", "causer") if frame[name]]
        if frame["patient"] and frame["patient"] != frame["object"]:
            parts.insert(1, f"patient: {_argument(frame['patient'])}")
        parts += [f"{a['preposition'] or 'beside'}: {_argument(a)}" for a in frame["with"]]
        if frame["modifiers"]:
            parts.append(f"modifier: {', '.join(frame['modifiers'])}")
        if frame["complement"]:
            parts.append(f'complement: {frame["complement"]["form"]} "{frame["complement"]["head"]}"')
        if frame["modality"]:
            parts.append(f"modality: {frame['modality']}")
        parts.append(f"stance: {_stance(frame)}")
        for part in parts:
            out += _wrapped(part, 4)
    return out


def _argument(argument: Mapping[str, Any]) -> str:
    return f'"{argument["text"]}" ({_KINDS[argument["kind"]]}; {argument["via"]})'


def _stance(of: Mapping[str, Any]) -> str:
    cue = f', by "{of["cue"]}"' if of["cue"] else ""
    reason = f" ({of['reason'].replace('_', ' ')})" if of["reason"] else ""
    return f"{of['stance']}{reason}{cue}"


def _matched(matched: Sequence[Mapping[str, Any]]) -> list[str]:
    out: list[str] = []
    for match in matched:
        out += _wrapped(f'{match["rule"]} at "{match["trigger"]}": {match["title"]}', 2)
        for part in match["trace"]:
            out += _wrapped(part, 4)
        out += _wrapped(f"stance: {_stance(match)}", 4)
        if match["kind"] == "framing":
            out += _wrapped(_verdict(match), 4)
    return out


def _verdict(match: Mapping[str, Any]) -> str:
    if match["flagged"]:
        return "flagged"
    if match["exemption"]:
        return f"not flagged: {match['exemption'].replace('_', ' ')}"
    if match["finding"]:
        return "not flagged"
    return "no finding: a stronger or longer match took its place, or it is not said of an AI system"


def _missed(missed: Sequence[Mapping[str, Any]], most: int) -> list[str]:
    out: list[str] = []
    for miss in missed[:most]:
        out += _wrapped(f"{miss['rule']}: {miss['title']}", 2)
        for part in miss["met"]:
            out += _wrapped(f"+ {part}", 4)
        for part in miss["failed"]:
            out += _wrapped(f"- {part}", 4)
    if len(missed) > most:
        out.append(f"  and {len(missed) - most} more (--misses {len(missed)} shows all)")
    return out


def _wrapped(text: str, indent: int) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))
