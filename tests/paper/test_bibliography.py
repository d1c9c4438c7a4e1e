"""Entries of a bibliography on drawn pages: over the page's end, with addresses, in two columns."""

from pathlib import Path

import pytest

from claimcheck.paper.read import read

from .drawn import Sheet, save

FULL = "This sentence about toy networks is here to fill the line up to the margin of the page"


def _start() -> tuple[Sheet, float]:
    page = Sheet()
    page.put(120, 760, "A Study of Networks That Count", 17, "bold").put(72, 740, "1 Introduction", 12, "bold")
    y = 720.0
    for _ in range(6):
        y = page.lines(72, y, FULL)
    y = page.lines(72, y, "and it ends here.") - 14
    page.put(72, y, "References", 12, "bold")
    return page, y - 20


def entries(folder: Path, *pages: Sheet) -> list[str]:
    return [b.text for b in read(save(folder, *pages)).blocks if b.layer == "reference"]


def _entry(page: Sheet, y: float, first: str, *rest: str) -> float:
    page.put(72, y, first)
    for line in rest:
        y -= 12
        page.put(82, y, line)
    return y - 18


def test_an_entry_goes_on_at_the_top_of_the_next_page(tmp_path: Path) -> None:
    page, y = _start()
    for n in range(3):
        y = _entry(page, y, f"Ada One. Networks that count apples in baskets, part {n}, and what they", "leave. 2020.")
    y = 84
    y = _entry(page, y, "Bea Two. A network that counts pears, with a very long title that goes on", "and on. In")
    second = Sheet()
    second.put(82, 740, "Proceedings of the First Meeting on Counting, 2021.")
    _entry(second, 722, "Carl Three. Plums in a basket, and how a network of three layers counts", "them. 2022.")
    found = entries(tmp_path, page, second)
    assert len(found) == 5
    assert found[3].endswith("on. In Proceedings of the First Meeting on Counting, 2021.")
    assert found[4].startswith("Carl Three")


def test_an_entry_that_ends_with_the_page_ends(tmp_path: Path) -> None:
    page, y = _start()
    for n in range(3):
        y = _entry(page, y, f"Ada One. Networks that count apples in baskets, part {n}, and what they", "leave. 2020.")
    _entry(page, 84, "Bea Two. A network that counts pears, with a very long title that goes on", "a line. 2021.")
    second = Sheet()
    _entry(second, 740, "Carl Three. Plums in a basket, and how a network of three layers counts", "them. 2022.")
    found = entries(tmp_path, page, second)
    assert [e.split()[0] for e in found] == ["Ada", "Ada", "Ada", "Bea", "Carl"]


@pytest.mark.parametrize("size", [9.0, 11.0])
def test_an_address_in_another_print_stays_in_its_entry(tmp_path: Path, size: float) -> None:
    page, y = _start()
    for n in range(4):
        page.put(72, y, f"[{n + 1}] Ada One. Networks that count apples in baskets and what they leave, part {n}.")
        page.put(90, y - 12, f"2020. https://example.org/papers/of/networks/{n}/counting.html", size, "mono")
        y -= 30
    found = entries(tmp_path, page)
    assert len(found) == 4
    assert all("example.org" in e for e in found)
