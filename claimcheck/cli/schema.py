"""``claimcheck schema``: the machine-readable contracts."""

from __future__ import annotations

import typer

app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")


@app.callback()
def schema() -> None:
    """Print the JSON Schema of what claimcheck writes.

    Example: claimcheck schema report > report.schema.json
    """


@app.command()
def report() -> None:
    """The JSON Schema of `claimcheck check --format json` (schema version 1).

    Example: claimcheck schema report > report.schema.json
    """
    from claimcheck.report.json import schema as made

    typer.echo(made(), nl=False)


@app.command()
def audit() -> None:
    """The JSON Schema of `claimcheck audit --format json` (schema version 1).

    Example: claimcheck schema audit > audit.schema.json
    """
    from claimcheck.records.audit import Audit
    from claimcheck.report.json import schema as made

    typer.echo(made(Audit), nl=False)
