import re

import pytest

from claimcheck.report.html.environment import asset
from claimcheck.report.palette import SEVERITIES, SURFACES, SURFACES_DARK, Colour, colours, contrast

ALL = {**colours(["hype", "war"]), **SEVERITIES}


@pytest.mark.parametrize("name", ALL)
def test_every_colour_can_be_read(name: str) -> None:
    colour: Colour = ALL[name]
    assert min(contrast(colour.ink, surface) for surface in SURFACES) >= 4.5
    assert min(contrast(colour.ink_dark, surface) for surface in SURFACES_DARK) >= 4.5
    assert contrast(colour.wash, "#000000") >= 10


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_categories_of_other_packs_have_a_colour_too() -> None:
    found = colours([f"c{i}" for i in range(9)])
    assert {f"c{i}" for i in range(9)} <= set(found)
    assert found["c0"] == colours(["c0"])["c0"]


def test_texts_of_the_style_sheet_can_be_read() -> None:
    style = asset("base.css")
    named = {name: pair for name, *pair in re.findall(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", style)}
    for text in ("text", "muted", "link", "ok", "warn", "bad"):
        for surface in ("paper", "panel", "sunken"):
            for mode in (0, 1):
                assert contrast(named[text][mode], named[surface][mode]) >= 4.5, (text, surface, mode)
    for mode in (0, 1):
        assert contrast(named["line-strong"][mode], named["panel"][mode]) >= 3  # WCAG 2.2, 1.4.11
        assert contrast(named["focus"][mode], named["paper"][mode]) >= 3
