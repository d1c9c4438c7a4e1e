"""The top of the command line: loads a command group when it is called, and turns every error into one line."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from claimcheck.errors import ClaimcheckError, RuleError

LATE = {
    "rules": "claimcheck.cli.rules",
    "measure": "claimcheck.cli.measure",
    "inspect": "claimcheck.cli.inspect",
    "explain": "claimcheck.cli.explain",
    "graph": "claimcheck.cli.graph",
    "review": "claimcheck.cli.review",
    "decisions": "claimcheck.cli.decisions",
    "audit": "claimcheck.cli.audit",
    "corpus": "claimcheck.cli.corpus",
}
"""Commands and groups that are imported when they are called, not when others are: each module has a typer ``app``."""

BAD_INPUT = 2
INTERNAL = 3
INTERRUPTED = 130
ISSUES = "the project's issue tracker"


class OneLineErrors(TyperGroup):
    """A group whose errors are one line on standard error, with an exit status that says whose they are."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] in LATE:
            module = import_module(LATE[args[0]])
            self.add_command(typer.main.get_command(module.app), args[0])
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            say("stopped before the end; nothing was written")
            raise typer.Exit(INTERRUPTED) from None

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> Any:
        arguments = list(sys.argv[1:] if args is None else args)
        extra["standalone_mode"] = False
        try:
            status = super().main(args=arguments, prog_name=prog_name or "claimcheck", **extra)
            sys.stdout.flush()
        except Exception as error:
            status = _told(error, debug="--debug" in arguments)
        sys.exit(status if isinstance(status, int) else 0)


def say(text: str, *, lines: bool = False) -> None:
    """One line on standard error; ``lines`` keeps the lines of ``text``."""
    if not lines:
        text = " ".join(text.split())
    # A terminal that cannot show a character of a file's name must not turn the error into another one.
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    print("claimcheck:", text.encode(encoding, "replace").decode(encoding, "replace"), file=sys.stderr)


def _told(error: Exception, *, debug: bool) -> int:
    """Say what went wrong; the exit status."""
    if isinstance(error, OSError) and error.errno == errno.EPIPE:
        # The reader of our output has gone (``| head``): not an error. Python must not flush into the void at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if debug:
        traceback.print_exception(error)
    usage = getattr(error, "format_message", None)
    if isinstance(error, ClaimcheckError):
        # Only a wrong rule pack takes more than a line: it shows the line of the file and where in it.
        say(str(error), lines=isinstance(error, RuleError))
    elif usage is not None:
        context = getattr(error, "ctx", None)
        command = context.command_path if context is not None else "claimcheck"
        say(f"{usage().rstrip('.')} (see {command} --help)")
        return int(getattr(error, "exit_code", BAD_INPUT))
    elif isinstance(error, typer.Abort):
        say("stopped")
        return INTERRUPTED
    elif isinstance(error, MemoryError):
        say("this needs more memory than there is (try a shorter paper, or a machine with more)")
    else:
        say(f"{type(error).__name__}: {error}: this is a bug in claimcheck ({_report_it(debug)})")
        return INTERNAL
    return BAD_INPUT


def _report_it(debug: bool) -> str:
    seen = "the traceback above" if debug else "what --debug shows"
    return f"please report it at {ISSUES}, with {seen}"
