"""``claimcheck rules``: look at the rules, check and test packs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from claimcheck.errors import RuleError

if TYPE_CHECKING:
    from claimcheck.rulebook.model import Rulebook

app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")

_MORE = typer.Option([], "--rules", "-r", metavar="DIR", help="A folder with more rules; may be repeated.")
_PATHS = typer.Argument(None, metavar="PATH", help="Packs to look at; all shipped ones if none is named.")


@app.callback()
def rules() -> None:
    """Look at, check and test rule packs.

    Example: claimcheck rules show intent.wants
    """


@app.command("list")
def list_rules(
    more: list[Path] = _MORE,
    kind: str | None = typer.Option(None, "--kind", "-k", help="Only packs of this kind: framing, role, leap, term."),
    category: str | None = typer.Option(None, "--category", "-c", metavar="NAME", help="Only this category."),
) -> None:
    """One line for each rule: id, pack, category, severity, title.

    Example: claimcheck rules list --kind framing --category deception
    """
    rulebook = _load(more, shipped=True)
    chosen = [rule for rule in rulebook.rules if kind in (None, rule.kind) and category in (None, rule.category)]
    if not chosen:
        categories = sorted({rule.category for rule in rulebook.rules if kind in (None, rule.kind) and rule.category})
        raise typer.BadParameter(
            f"no rule is of that kind and category; there is: {', '.join(categories) or 'nothing'}"
        )
    rows = [(rule.id, rule.pack, rule.category or "-", rule.severity, rule.title) for rule in chosen]
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in rows:
        typer.echo("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]]))


@app.command()
def show(rule_id: str = typer.Argument(..., metavar="ID", help="Id of a rule."), more: list[Path] = _MORE) -> None:
    """All of one rule: why it is a mark, what it looks for, its examples and where it stands.

    Example: claimcheck rules show intent.wants
    """
    from claimcheck.rulebook.problem import did_you_mean
    from claimcheck.rulebook.show import describe

    rulebook = _load(more, shipped=True)
    try:
        rule = rulebook.rule(rule_id)
    except KeyError:
        hint = did_you_mean(rule_id, [rule.id for rule in rulebook.rules]) or "claimcheck rules list shows all"
        raise RuleError(f'there is no rule "{rule_id}"', hint=hint) from None
    typer.echo("\n".join(describe(rule)))


@app.command()
def lint(paths: list[Path] = _PATHS) -> None:
    """Say what is wrong with packs: what can never match, and what their author forgot. Exit status 1 if anything is.

    Example: claimcheck rules lint my-rules
    """
    from claimcheck.language.pipeline import load_pipeline
    from claimcheck.matching.lemmas import Words
    from claimcheck.matching.run import Matcher
    from claimcheck.rulebook.lint import lint as complaints

    rulebook, packs = _chosen(paths)
    nlp = load_pipeline()
    # Building it has spaCy check the patterns.
    Matcher([rule for pack in rulebook.packs if pack.name in packs for rule in pack.rules], nlp)
    problems = complaints(rulebook, Words(nlp), packs)
    for problem in problems:
        typer.echo(str(problem))
    rules_seen = sum(len(pack.rules) for pack in rulebook.packs if pack.name in packs)
    typer.echo(f"{_count(rules_seen, 'rule')} read, {_count(len(problems), 'problem')}", err=True)
    if problems:
        raise typer.Exit(1)


@app.command("test")
def run_tests(paths: list[Path] = _PATHS) -> None:
    """Run the examples that rules carry, and see that no rewording would itself be flagged. Exit status 1 on failure.

    Example: claimcheck rules test my-rules
    """
    from claimcheck.evaluation.examples import run_examples
    from claimcheck.language.pipeline import load_pipeline

    rulebook, packs = _chosen(paths)
    outcomes = run_examples(rulebook, load_pipeline(), packs)
    failures = [outcome for outcome in outcomes if outcome.problem]
    for outcome in failures:
        typer.echo(str(outcome))
    misses = sum(outcome.what == "todo_match" for outcome in outcomes)
    counts = (_count(len(outcomes), "example"), f"{len(failures)} failed", _count(misses, "known miss", "known misses"))
    typer.echo("{} run, {}, {}".format(*counts), err=True)
    if failures:
        raise typer.Exit(1)


@app.command()
def new(
    name: str = typer.Argument(..., metavar="NAME", help="Name of the pack: small letters, digits, - and _."),
    folder: Path = typer.Option(
        Path(), "--dir", "-d", metavar="DIR", help="Where its folder is made.", show_default="here"
    ),
) -> None:
    """Write a new pack with one rule that works, and comments that say how to go on from there.

    Example: claimcheck rules new my-rules
    """
    from claimcheck.rulebook.new import write_pack

    made = write_pack(name, folder)
    typer.echo(f"written: {made}")
    for line in (
        "Change the example rule, then:",
        f"  claimcheck rules lint {made}",
        f"  claimcheck rules test {made}",
    ):
        typer.echo(line, err=True)


@app.command()
def suggest(
    file: Path | None = typer.Option(
        None, "--decisions", metavar="FILE", help="The file of decisions.", show_default="in your data folder"
    ),
    least: int = typer.Option(2, "--least", min=1, metavar="N", help="Rules with at least so many rejections."),
) -> None:
    """Rules that reviewers reject more often than not, with the sentences as YAML, ready to become `no_match` examples;
    and the sentences that reviewers marked as missed, for `todo_match`.

    Example: claimcheck rules suggest
    """
    from claimcheck.cli.decisions import opened
    from claimcheck.decisions.suggest import as_yaml, missed, mostly_rejected

    with opened(file) as store:
        rows = store.rows()
    rejected = mostly_rejected(rows, least)
    for line in (*as_yaml(rejected), *missed(rows)):
        typer.echo(line)
    typer.echo(f"{_count(len(rejected), 'rule')} mostly rejected", err=True)


@app.command()
def schema() -> None:
    """Print the JSON Schema of rule files and pack.yaml, for editors that check YAML while you type.

    Example: claimcheck rules schema > rules.schema.json
    """
    from claimcheck.rulebook.schema import schema_text

    typer.echo(schema_text(), nl=False)


def _chosen(paths: Sequence[Path] | None) -> tuple[Rulebook, set[str]]:
    """The rulebook, and the names of the packs that were asked for."""
    if not paths:
        rulebook = _load([], shipped=True)
        return rulebook, {pack.name for pack in rulebook.packs}
    from claimcheck.rulebook.load import pack_folders

    rulebook = _load(paths, shipped=False)
    folders = {str(folder) for path in paths for folder in pack_folders(path)}
    return rulebook, {pack.name for pack in rulebook.packs if pack.path in folders}


def _load(paths: Sequence[Path], *, shipped: bool) -> Rulebook:
    from claimcheck.rulebook.load import load_rules

    return load_rules(paths, shipped=shipped)


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
