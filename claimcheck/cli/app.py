"""The typer app: the commands and what they say of themselves."""

from __future__ import annotations

import sys

import typer

from claimcheck import __version__
from claimcheck.cli import check, schema
from claimcheck.cli.group import OneLineErrors

app = typer.Typer(
    name="claimcheck",
    cls=OneLineErrors,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimcheck {__version__}")
        raise typer.Exit


def on_a_terminal() -> bool:
    """Whether somebody sits there."""
    return sys.stdin.isatty() and sys.stdout.isatty()


@app.callback()
def root(
    context: typer.Context,
    version: bool = typer.Option(  # noqa: ARG001
        False, "-V", "--version", is_eager=True, callback=_show_version, help="Print the version and stop."
    ),
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),  # noqa: ARG001
) -> None:
    """Reads a machine-learning paper and marks where it talks of a model as of a mind, which experiment carries each
    claim, and where the text leaps past its experiments. Works offline, and gives a reason for every mark.

    Start with: claimcheck check paper.pdf

    Without a command it opens the review in your browser: drop a PDF there.
    """
    if context.invoked_subcommand is None:
        if not on_a_terminal():
            # Nobody is there to look at a page, nor to end it: a script, or a pipe.
            typer.echo(context.get_help())
            return
        from claimcheck.cli.review import open_empty

        open_empty()


app.command("check", epilog=check.EPILOG)(check.command)
app.add_typer(schema.app, name="schema")


@app.command("rules", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
def _rules() -> None:
    """Look at, check and test rule packs."""
    # Only its help is ever used: the group takes its place when it is called (OneLineErrors.resolve_command).


@app.command("inspect", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
def _inspect() -> None:
    """Draw over the pages of a PDF what was read there, and how."""
    # As above.


@app.command("measure", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
def _measure() -> None:
    """Compare reports with annotated sentences, or with what reviewers decided: precision, recall and F1."""
    # As above.


@app.command("explain", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
def _explain() -> None:
    """Show what claimcheck makes of a sentence, and why each rule fits it or not."""
    # As above.


@app.command("graph", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
def _graph() -> None:
    """Show which experiment carries each claim: a list, a picture, or a graph for other programs."""
    # As above.


@app.command("review", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
def _review() -> None:
    """Review in the browser what is flagged: accept, reject, mark what was missed."""
    # As above.


@app.command("decisions", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
def _decisions() -> None:
    """List and export what reviewers decided."""
    # As above.


@app.command("audit", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
def _audit() -> None:
    """Hold a critique against its paper: its quotations, its paraphrases, and its own framing."""
    # As above.


@app.command("corpus", context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
def _corpus() -> None:
    """Check any number of papers into Parquet tables, and report on all of them."""
    # As above.


def main() -> None:
    """The entry point of the command ``claimcheck``."""
    app()
