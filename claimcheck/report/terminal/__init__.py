"""The report as text for a terminal: the most serious first, what was not read last."""

from claimcheck.report.terminal.render import render

__all__ = ["render"]
