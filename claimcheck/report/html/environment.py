"""Jinja templates for pages that show papers. The policy is here and nowhere else.

* Every value is escaped; templates do not say ``|safe``, and only :mod:`markupsafe` objects made here are markup.
* Every string is cleaned of control characters and marks of direction (:mod:`claimcheck.report.clean`).
* A name that does not exist is an error, not an empty string.
* No style or script stands in an attribute, so that a Content-Security-Policy can forbid both.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from claimcheck.report.clean import printable, short
from claimcheck.report.palette import SEVERITIES, Colour

if TYPE_CHECKING:
    from jinja2 import Environment


def environment(*packages: str) -> Environment:
    """Templates of this package (and first those in ``templates/`` of ``packages``), with filters for all of them.

    Filters: ``short(width)``, ``counted(one, many)``, ``thousands``.
    """
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=ChoiceLoader([PackageLoader(name) for name in (*packages, "claimcheck.report.html")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["short"] = short
    made.filters["counted"] = counted
    made.filters["thousands"] = lambda number: f"{number:,}"
    return made


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 page``, ``1,204 pages``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def asset(name: str) -> str:
    """A style sheet or script of this package."""
    from importlib.resources import files

    return files("claimcheck.report.html").joinpath("assets", name).read_text(encoding="utf-8")


def embedded(text: str) -> Markup:
    """Our own style or script, to stand within ``<style>`` or ``<script>``.

    Raises:
        ValueError: it would end the element it stands in.
    """
    if "</" in text or "<!--" in text:
        raise ValueError("a style or script must not hold </ or <!--")
    return Markup(text)


def source_hash(text: str) -> str:
    """How a Content-Security-Policy names a style or script: ``'sha256-...'``."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def colour_rules(colours: Mapping[str, Colour]) -> str:
    """CSS that gives ``.c0``, ``.c1`` ... (categories, in the order of ``colours``) and ``.high``, ``.medium``,
    ``.low`` their ``--ink`` (by ``light-dark()``) and ``--wash``."""
    named = {f"c{i}": colour for i, colour in enumerate(colours.values())} | SEVERITIES
    return "".join(
        f".{name}{{--ink:light-dark({colour.ink},{colour.ink_dark});--wash:{colour.wash}}}\n"
        for name, colour in named.items()
    )


def _clean(value: Any) -> Any:
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
