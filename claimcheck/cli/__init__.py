"""The command ``claimcheck``: one module a command group, no logic of its own. Whatever is heavy is imported late."""

from claimcheck.cli.app import app, main

__all__ = ["app", "main"]
