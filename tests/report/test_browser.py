"""The HTML report in a real browser: nothing is fetched, nothing runs that is not ours, and everybody can use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from claimcheck import check, resources
from claimcheck.records.report import Report
from claimcheck.report.graph import svg
from claimcheck.report.writers import PaperFile, write
from report.hostile import ATTACKS, hostile
from report.sample import sample_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Show = Callable[..., "Page"]


@pytest.fixture(scope="module")
def demo() -> Report:
    return check(resources.path("demo", "paper.pdf"))


@pytest.fixture(scope="module")
def demo_html(demo: Report) -> bytes:
    return write(demo, "html", PaperFile(resources.path("demo", "paper.pdf").read_bytes()))


@pytest.fixture
def show(chromium: Browser, tmp_path: Path) -> Iterator[Show]:
    """Opens a report from disk; fails when the page asks for anything else, or when a script fails."""
    wrong: list[str] = []
    contexts = []

    def opened(html: bytes, *, width: int = 1400, scheme: Any = "light", at: str = "", **how: Any) -> Page:
        file = tmp_path / "report.html"
        file.write_bytes(html)
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **how)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("request", lambda r: wrong.append(r.url[:80]) if not r.url.startswith(("file:", "data:")) else None)
        page.goto(file.as_uri() + at)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def flagged(report: Report) -> int:
    return sum(f.flagged for f in report.findings)


def test_filters(show: Show, demo: Report, demo_html: bytes) -> None:
    page = show(demo_html)
    assert page.inner_text("#status") == f"All {flagged(demo)} shown"
    page.click("#filters summary")
    page.click("label.chip:has-text('cognition')")
    wanted = sum(f.flagged and f.category == "cognition" for f in demo.findings)
    assert page.inner_text("#status") == f"{wanted} of {flagged(demo)} shown"
    assert page.locator(".finding:visible").count() == wanted
    page.click("label.chip:has-text('high')")
    both = [f for f in demo.findings if f.flagged and f.category == "cognition" and f.severity == "high"]
    assert page.locator(".finding:visible").count() == len(both)
    assert page.locator(".sheet g:not(.off):not(.exempt):visible").count() >= len({f.sentence for f in both})
    page.click("button[type=reset]")
    page.fill("input[name=q]", "secret goals")
    assert page.locator(".finding:visible").count() == 1
    page.click("button[type=reset]")
    page.check("#exempt")
    assert page.locator(".finding:visible").count() == len(demo.findings)


def test_section_and_rule_filters(show: Show, demo: Report, demo_html: bytes) -> None:
    page = show(demo_html)
    page.click("#filters summary")
    section = next(s for s in demo.paper.sections if s.number == "4")
    page.select_option("select[name=se]", section.id)
    inside = {s.id for s in demo.paper.sections if (s.number or "").startswith("4")}
    place = {s.id: s.section for s in demo.sentences}
    assert page.locator(".finding:visible").count() == sum(
        f.flagged and place[f.sentence] in inside for f in demo.findings
    )
    page.select_option("select[name=se]", "")
    page.select_option("select[name=r]", "deception.hides")
    assert page.locator(".finding:visible").count() == sum(f.rule == "deception.hides" for f in demo.findings)


def test_keys_move_from_card_to_card(show: Show, demo_html: bytes) -> None:
    page = show(demo_html)
    page.click("#next")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.id")
    page.keyboard.press("k")
    assert first.startswith("s-")
    assert second != first
    assert page.evaluate("document.activeElement.id") == first
    assert page.locator(".sheet g.on").count() >= 1


def test_a_mark_on_the_page_leads_to_its_card(show: Show, demo: Report, demo_html: bytes) -> None:
    page = show(demo_html)
    name = next(f.sentence for f in demo.findings if f.flagged and f.trigger.boxes[0][0] == 1)
    page.locator(f".sheet g[data-s={name}] .word").first.click()
    assert page.evaluate("location.hash") == f"#s-{name}"
    assert page.locator(f"#s-{name}").is_visible()


def test_the_graph_can_be_moved_and_asked(show: Show, demo_html: bytes) -> None:
    page = show(demo_html)
    width = page.get_attribute("#graph-svg", "width")
    page.click("[data-zoom=in]")
    assert float(page.get_attribute("#graph-svg", "width") or 0) > float(width or 0)
    page.locator(".node.experiment:visible").first.click()
    assert page.locator("#graph-side .quote").inner_text()
    assert page.locator(".node.near").count() > 1
    page.locator("#graph-side button").first.click()
    page.keyboard.press("Escape")
    assert "Nothing is selected" in page.inner_text("#graph-side")
    shown = page.locator(".node:visible").count()
    page.check("#graph-all")
    assert page.locator(".node:visible").count() > shown


def test_every_link_leads_somewhere(show: Show, demo_html: bytes) -> None:
    page = show(demo_html)
    lost = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"], [data-to]')].map(a => a.getAttribute('href') || a.dataset.to)"
        ".filter(h => !document.getElementById(h.slice(1)))"
    )
    assert lost == []
    twice = page.evaluate(
        "(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
        " return ids.filter((id, i) => ids.indexOf(id) !== i); })()"
    )
    assert twice == []


def test_without_scripts_all_is_there(show: Show, demo: Report, demo_html: bytes) -> None:
    page = show(demo_html, java_script_enabled=False)
    assert page.locator(".finding:visible").count() == flagged(demo)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_a_paper_runs(show: Show, attack: str) -> None:
    page = show(write(hostile(ATTACKS[attack]), "html"))
    assert page.title() != "pwned"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), "the page is as wide as the window"


@pytest.mark.parametrize(
    ("of", "scheme", "width"),
    [("demo", "light", 1400), ("demo", "dark", 400), ("text", "light", 400), ("sample", "dark", 1400)],
)
def test_axe_finds_nothing(show: Show, axe: str, demo_html: bytes, of: str, scheme: str, width: int) -> None:
    html = demo_html if of == "demo" else write(sample_report(), "html")
    if of == "text":
        html = write(check(resources.path("demo", "paper.tex")), "html")
    page = show(html, scheme=scheme, width=width, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}, runOnly: "
        "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    assert [(v["id"], v["impact"], v["nodes"][0]["html"][:200]) for v in found["violations"]] == []


@pytest.mark.parametrize("shout", [False, True])
def test_every_text_of_the_graph_picture_stays_in_its_box(
    shout: bool, demo: Report, chromium: Browser, tmp_path: Path
) -> None:
    def loud(item: Any) -> Any:
        return item.model_copy(update={"text": item.text.upper()}) if shout else item

    made = demo.model_copy(update={"sentences": tuple(map(loud, demo.sentences))})
    file = tmp_path / "graph.svg"
    file.write_text(svg.render(made), encoding="utf-8")
    page = chromium.new_page()
    page.goto(file.as_uri())
    boxes, over = page.evaluate(
        """() => {
            const over = [];
            const boxes = [...document.querySelectorAll('g > rect')];
            for (const box of boxes) for (const text of box.parentNode.querySelectorAll(':scope > text')) {
                const a = text.getBoundingClientRect(), b = box.getBoundingClientRect();
                if (a.left < b.left || a.right > b.right || a.top < b.top || a.bottom > b.bottom) {
                    over.push(text.textContent);
                }
            }
            const edge = document.documentElement.viewBox.baseVal.width;
            for (const text of document.querySelectorAll('text')) {
                if (text.getBoundingClientRect().right > edge) over.push(text.textContent);
            }
            return [boxes.length, over];
        }"""
    )
    page.close()
    assert boxes > 20
    assert over == []
