"""Every error a user can get says what, where and what to do."""

from __future__ import annotations


class ClaimcheckError(Exception):
    """An error meant for the user, not a bug.

    ``what`` went wrong, ``where`` (a file, or file:line:column) and ``hint``: what to do about it.
    """

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text} ({self.hint})" if self.hint else text


class PaperError(ClaimcheckError):
    """A paper that cannot be read."""


class RuleError(ClaimcheckError):
    """A rule pack that is wrong."""


class SettingsError(ClaimcheckError):
    """A settings file that is wrong."""


class PipelineError(ClaimcheckError):
    """The language pipeline cannot be loaded."""


class DecisionError(ClaimcheckError):
    """A file of decisions that cannot be used."""
