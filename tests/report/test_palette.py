import pytest

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
