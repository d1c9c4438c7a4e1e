"""claimcheck: checks the claims of machine-learning papers.

>>> from claimcheck import check
>>> report = check("paper.pdf")
>>> [f.trigger.text for f in report.findings if f.flagged]
>>> report.graph()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.critique.run import audit
    from claimcheck.pipeline import check
    from claimcheck.records.report import Report
    from claimcheck.rulebook.load import load_rules

__all__ = ["Report", "__version__", "audit", "check", "load_rules"]
__version__ = "0.1.0"

_HOMES = {
    "audit": "claimcheck.critique.run",
    "check": "claimcheck.pipeline",
    "Report": "claimcheck.records.report",
    "load_rules": "claimcheck.rulebook.load",
}


def __getattr__(name: str) -> Any:
    # Imported on first use: `claimcheck --help` should not wait for spaCy.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
