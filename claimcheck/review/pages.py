"""Templates and assets of the app, read once at its start."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final

from markupsafe import Markup

from claimcheck.records.words import SEVERITIES
from claimcheck.report.html.environment import asset, colour_rules, environment
from claimcheck.report.palette import colours
from claimcheck.report.wording import EXEMPTIONS

_KINDS: Final = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class Pages:
    """Renders pages; ``assets`` holds styles and scripts by name, with their media types."""

    def __init__(self) -> None:
        self._environment = environment("claimcheck.review")
        self._environment.filters["island"] = island
        self.assets: dict[str, tuple[bytes, str]] = {"base.css": (asset("base.css").encode(), _KINDS[".css"])}
        for file in files("claimcheck.review").joinpath("assets").iterdir():
            ending = f".{file.name.rsplit('.', 1)[-1]}"
            if ending in _KINDS:
                self.assets[file.name] = (file.read_bytes(), _KINDS[ending])

    def render(self, template: str, **values: Any) -> str:
        """A page or a part of one."""
        desk = values.get("desk")
        named = colours([] if desk is None else [f.category for f in desk.report.findings])
        return self._environment.get_template(template).render(
            colour=lambda category: f"c{list(named).index(category)}" if category in named else "plain",
            colour_rules=Markup(colour_rules(named)),
            categories=list(named),
            severities=SEVERITIES,
            exemptions=EXEMPTIONS,
            **values,
        )


def island(value: Any) -> Markup:
    """JSON to stand within ``<script type="application/json">``: no character in it ends the element."""
    text = json.dumps(value, ensure_ascii=True)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)
