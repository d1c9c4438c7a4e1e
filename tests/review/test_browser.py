"""The review in a real browser, against a real server."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cli.pdfs import ENGLISH, text_pdf
from report.sample import sample_report

from claimcheck.decisions.quote import Anchors
from claimcheck.decisions.state import standing
from claimcheck.decisions.store import Store
from claimcheck.records.report import Report
from claimcheck.report.json import to_bytes
from review.server import Server
from review.test_app import HOSTILE, hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

Start = Callable[..., Server]
Open = Callable[..., "Page"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    servers: list[Server] = []

    def started(*arguments: str | Path, **how: Any) -> Server:
        servers.append(Server(tmp_path, *arguments, **how))
        return servers[-1]

    yield started
    for server in servers:
        server.kill()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 1400, "height": 900})
    made.set_default_timeout(20_000)
    yield made
    made.close()


@pytest.fixture
def open_page(context: BrowserContext) -> Iterator[Open]:
    errors: list[str] = []

    def opened(address: str) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: errors.append(f"a dialog: {dialog.message}"))
        page.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
        page.goto(address)
        return page

    yield opened
    assert errors == []


@pytest.fixture
def demo(start: Start, tmp_path: Path, demo_report: Report, demo_paper: Path) -> Server:
    saved = tmp_path / "demo.json"
    saved.write_bytes(to_bytes(demo_report))
    return start(saved, "--paper", demo_paper)


def ready(page: Page) -> Page:
    page.wait_for_selector("body[data-ready]")
    page.wait_for_selector("#stage .sheet")
    return page


def current(page: Page) -> str:
    return str(page.evaluate("document.querySelector('[aria-current=true]').dataset.target"))


def verdicts(page: Page) -> dict[str, str]:
    """What the page shows, once all is saved."""
    page.wait_for_selector("[data-pending]", state="detached")
    return dict(
        page.evaluate(
            "[...document.querySelectorAll('.item[data-verdict]')].map(i => [i.dataset.target, i.dataset.verdict])"
        )
    )


def of_items(page: Page, selector: str, *names: str) -> list[list[str]]:
    """What the items say in these data attributes."""
    script = "([which, names]) => [...document.querySelectorAll(which)].map(i => names.map(n => i.dataset[n]))"
    return list(page.evaluate(script, [selector, list(names)]))


def kept(server: Server) -> dict[str, str | None]:
    with Store(server.decisions) as store:
        return {r.draft.anchor.target: r.draft.verdict for r in standing(store.rows())}


def shown(page: Page) -> list[str]:
    return [target for [target] in of_items(page, ".item:not([hidden])", "target")]


def test_a_review_from_the_first_key_to_a_killed_server(demo: Server, open_page: Open) -> None:
    page = ready(open_page(demo.address))
    assert "token" not in page.url
    order = shown(page)
    assert current(page) == order[0]

    page.keyboard.press("j")
    assert current(page) == order[1]
    page.keyboard.press("k")
    assert current(page) == order[0]
    assert page.locator(f".mark.current[data-target='{order[0]}']").count() == 1

    page.keyboard.press("a")
    assert current(page) == order[1], "on to the next"
    page.keyboard.press("r")
    page.keyboard.press("u")
    wanted = {order[0]: "accepted", order[1]: "rejected", order[2]: "unsure"}
    assert verdicts(page) == wanted
    assert kept(demo) == wanted

    page.keyboard.press("n")
    page.wait_for_selector("#d-note[open]")
    page.keyboard.type("a jar, not a reason: jjrraz")
    page.keyboard.press("Control+Enter")
    page.locator(f"#i-{order[3]} .reason", has_text="a jar, not a reason: jjrraz").wait_for()
    assert verdicts(page) == wanted, "what is typed decides nothing"
    page.keyboard.press("a")
    page.wait_for_selector(f"#i-{order[3]}[data-verdict=accepted]")
    assert page.locator(f"#i-{order[3]} .reason").inner_text() == "a jar, not a reason: jjrraz"

    page.keyboard.press("z")
    page.wait_for_selector(f"#i-{order[3]}:not([data-verdict])")
    assert current(page) == order[3]
    assert verdicts(page) == wanted

    page.reload()
    ready(page)
    assert verdicts(page) == wanted
    assert page.locator("#counts").inner_text().startswith("3 of ")

    demo.kill()
    page.keyboard.press("r")
    page.wait_for_selector("#waiting:not([hidden])")
    assert "1 decision waits" in page.locator("#waiting").inner_text()
    assert page.locator(f"#i-{order[3]}[data-verdict=rejected][data-pending]").count() == 1, "shown, and said to wait"
    demo.start()
    page.wait_for_selector("#waiting", state="hidden")
    assert verdicts(page) == wanted | {order[3]: "rejected"}
    assert kept(demo) == wanted | {order[3]: "rejected"}

    demo.kill()
    demo.start()
    again = ready(open_page(demo.address))
    assert verdicts(again) == wanted | {order[3]: "rejected"}
    assert again.locator(f"#i-{order[3]} .reason").inner_text() == "a jar, not a reason: jjrraz"


def test_killed_with_many_on_the_way_none_is_lost_and_none_comes_twice(demo: Server, open_page: Open) -> None:
    page = ready(open_page(demo.address))
    order = shown(page)[:12]
    for i, _ in enumerate(order):
        page.keyboard.press("ar"[i % 2])
        if i == 5:
            demo.kill()
    page.close(run_before_unload=True)
    demo.start()
    page = ready(open_page(demo.address))
    wanted = {target: ("accepted", "rejected")[i % 2] for i, target in enumerate(order)}
    assert verdicts(page) == wanted
    with Store(demo.decisions) as store:
        rows = store.rows()
    assert len({r.draft.key for r in rows}) == len(rows) == len(order)


def test_help_and_switching_the_keys_off(demo: Server, open_page: Open) -> None:
    page = ready(open_page(demo.address))
    page.keyboard.press("?")
    page.wait_for_selector("#d-help[open]")
    page.keyboard.press("a")
    page.locator("#keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    assert verdicts(page) == {}
    page.locator(".bar [data-do=accept]").click()
    page.wait_for_selector(".item[data-verdict=accepted]")
    page.reload()
    ready(page)
    page.keyboard.press("r")
    assert list(verdicts(page).values()) == ["accepted"], "it stays off"


@pytest.mark.parametrize("keys", ["Control+a", "Meta+r", "Alt+u"])
def test_keys_of_the_browser_are_left_alone(demo: Server, open_page: Open, keys: str) -> None:
    page = ready(open_page(demo.address))
    page.keyboard.press(keys)
    page.wait_for_timeout(100)
    assert kept(demo) == {}


@pytest.mark.parametrize(("key", "dialog"), [("?", "d-help"), ("n", "d-note"), ("c", "d-category"), ("m", "d-missed")])
def test_escape_leaves_all_as_it_was(demo: Server, open_page: Open, key: str, dialog: str) -> None:
    page = ready(open_page(demo.address))
    first = current(page)
    page.keyboard.press(key)
    page.wait_for_selector(f"#{dialog}[open]")
    if dialog == "d-note":
        page.keyboard.type("never mind")
    page.keyboard.press("Escape")
    page.wait_for_selector(f"#{dialog}:not([open])", state="attached")
    page.wait_for_timeout(200)
    assert current(page) == first
    assert kept(demo) == {}
    page.keyboard.press("j")
    assert current(page) != first, "the keys work again"


def test_keys_do_nothing_in_a_filter(demo: Server, open_page: Open) -> None:
    page = ready(open_page(demo.address))
    page.locator("#f-category").focus()
    page.keyboard.press("a")
    page.locator("#number").focus()
    page.keyboard.press("r")
    assert verdicts(page) == {}


def test_another_category(demo: Server, open_page: Open) -> None:
    page = ready(open_page(demo.address))
    first = current(page)
    page.keyboard.press("c")
    page.wait_for_selector("#d-category[open]")
    page.keyboard.press("8")
    page.wait_for_selector(f"#i-{first}[data-verdict=accepted]")
    assert page.locator(f"#i-{first} .given").inner_text() == "now biological"
    verdicts(page)
    with Store(demo.decisions) as store:
        assert store.rows()[-1].draft.category == "biological"


def test_filters(demo: Server, open_page: Open) -> None:
    page = ready(open_page(demo.address))
    page.keyboard.press("a")
    page.keyboard.press("r")
    verdicts(page)
    every = shown(page)
    page.locator("#f-show").select_option("rejected")
    assert shown(page) == [every[1]]
    page.locator("#f-show").select_option("open")
    assert shown(page) == every[2:]
    page.locator("#f-show").select_option("all")
    page.locator("#f-severity").select_option("high")
    assert set(page.evaluate("[...document.querySelectorAll('.item:not([hidden])')].map(i => i.dataset.severity)")) == {
        "high"
    }


def test_a_missed_sentence_is_marked_by_selecting_its_words(demo: Server, open_page: Open) -> None:
    page = ready(open_page(demo.address))
    flagged = {sentence for [sentence] in of_items(page, ".item[data-flagged=yes]", "sentence")}
    lines = page.locator("#stage text")
    line = next(
        lines.nth(i)
        for i in range(lines.count())
        if lines.nth(i).get_attribute("data-sentence") not in flagged and len(lines.nth(i).text_content() or "") > 40
    )
    line.scroll_into_view_if_needed()
    box = line.bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 1, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, middle, steps=6)
    page.mouse.up()
    selected = page.evaluate("document.getSelection().toString()").strip()
    assert selected
    page.keyboard.press("m")
    page.wait_for_selector("#d-missed[open]")
    assert page.locator("#d-missed [data-quote]").inner_text() == " ".join(selected.split())
    page.locator("#m-category").select_option("agency")
    page.locator("#d-missed button.main").click()
    page.wait_for_selector(".item[data-subject=missed][aria-current=true]")
    verdicts(page)
    with Store(demo.decisions) as store:
        [row] = store.rows()
    assert row.draft.anchor.subject == "missed"
    assert re.sub(r"\W+", "", row.draft.anchor.trigger) == re.sub(r"\W+", "", selected)
    assert row.draft.category == "agency"
    page.reload()
    ready(page)
    assert page.locator(".item[data-subject=missed]").count() == 1
    page.keyboard.press("z")
    page.wait_for_selector(".item[data-subject=missed]", state="detached")


def test_without_a_mouse_the_missed_sentence_is_chosen_from_a_list(demo: Server, open_page: Open) -> None:
    page = ready(open_page(demo.address))
    page.keyboard.press("m")
    page.wait_for_selector("#d-missed[open]")
    page.keyboard.press("ArrowDown")
    page.locator("#m-note").focus()
    page.keyboard.type("read it again")
    page.keyboard.press("Enter")
    page.wait_for_selector(".item[data-subject=missed]")
    verdicts(page)
    with Store(demo.decisions) as store:
        assert [r.draft.reason for r in store.rows()] == ["read it again"]


def test_two_tabs_lose_nothing(demo: Server, open_page: Open) -> None:
    one, two = ready(open_page(demo.address)), ready(open_page(demo.address))
    order = shown(one)
    one.keyboard.press("a")
    verdicts(one)
    two.keyboard.press("j")
    two.keyboard.press("r")
    assert verdicts(two) == {order[0]: "accepted", order[1]: "rejected"}
    one.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    one.wait_for_selector(f"#i-{order[1]}[data-verdict=rejected]")
    assert kept(demo) == {order[0]: "accepted", order[1]: "rejected"}


def test_two_reviewers_share_a_file(demo: Server, start: Start, context: BrowserContext, open_page: Open) -> None:
    page = ready(open_page(demo.address))
    first = current(page)
    page.keyboard.press("a")
    verdicts(page)
    arguments = demo._arguments
    other = start(*arguments, reviewer="ben")
    context.clear_cookies()
    page = ready(open_page(other.address))
    assert page.locator(f"#i-{first} .others").is_hidden(), "ben has not decided yet"
    page.keyboard.press("r")
    page.keyboard.press("k")
    page.wait_for_selector(f"#i-{first} .others:not([hidden])")
    assert page.locator(f"#i-{first} .others").inner_text() == "anna: accepted"
    assert "0/1 agree" in page.locator("#counts").inner_text()
    page.locator("#f-show").select_option("differ")
    assert shown(page) == [first]


def test_a_paper_is_chosen_and_checked_in_the_browser(start: Start, open_page: Open, tmp_path: Path) -> None:
    server = start()
    page = open_page(server.address)
    bad = tmp_path / "no paper.pdf"
    bad.write_bytes(b"not a pdf")
    page.set_input_files("#file", bad)
    page.wait_for_selector("main .problem:not([hidden])")
    assert "no paper.pdf: this is not a PDF" in page.locator("main .problem").inner_text()
    page.goto(f"http://127.0.0.1:{server.port}/")
    good = tmp_path / "sleep.pdf"
    good.write_bytes(text_pdf(ENGLISH))
    page.set_input_files("#file", good)
    ready(page)
    assert "The Language Model That Wants to Sleep" in page.title()
    page.keyboard.press("a")
    assert list(verdicts(page).values()) == ["accepted"]


def test_a_paper_is_dropped_on_the_page(start: Start, open_page: Open) -> None:
    server = start()
    page = open_page(server.address)
    data = page.evaluate_handle(
        """bytes => {
            const carried = new DataTransfer();
            carried.items.add(new File([new Uint8Array(bytes)], "dropped.pdf"));
            return carried;
        }""",
        list(text_pdf(ENGLISH)),
    )
    page.dispatch_event("body", "dragover", {"dataTransfer": data})
    assert page.locator(".dropping").is_visible()
    page.dispatch_event("body", "drop", {"dataTransfer": data})
    ready(page)


def test_hostile_text_is_text(start: Start, open_page: Open, tmp_path: Path) -> None:
    saved = tmp_path / "hostile.json"
    saved.write_bytes(to_bytes(hostile()))
    page = ready(open_page(start(saved).address))
    bad = Anchors(hostile()).finding_targets["f1"]
    page.locator(f"#i-{bad}").click()
    assert '<script>alert("x")</script>' in page.locator(f"#i-{bad} .why").inner_text()
    page.keyboard.press("n")
    page.locator("#note").fill(HOSTILE)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(f"#i-{bad} .reason:has-text('<script>')")
    page.reload()
    ready(page)
    assert page.evaluate("document.querySelectorAll('main script').length") == 0
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 1400, "10,000 characters do not widen the page"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1400), ("dark", 420)])
def test_axe_finds_nothing_serious(demo: Server, chromium: Browser, axe: str, scheme: str, width: int) -> None:
    # The policy of the page keeps foreign scripts out, axe among them.
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        bypass_csp=True,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(demo.address)
    ready(page)
    page.keyboard.press("a")
    page.keyboard.press("r")
    found = _violations(page, axe)
    for key, dialog in (("?", "d-help"), ("n", "d-note"), ("c", "d-category"), ("m", "d-missed")):
        page.keyboard.press(key)
        page.wait_for_selector(f"#{dialog}[open]")
        found += _violations(page, axe)
        page.keyboard.press("Escape")
    page.goto(f"http://127.0.0.1:{demo.port}/")
    found += _violations(page, axe)
    context.close()
    assert found == []


def _violations(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    told = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})")
    return [
        f"{v['impact']}: {v['id']}: {v['nodes'][0]['html'][:160]} ({v['nodes'][0]['failureSummary'][:200]})"
        for v in told["violations"]
        if v["impact"] in ("serious", "critical")
    ]


def test_ctrl_c_ends_it_and_leaves_nothing_behind(start: Start, tmp_path: Path) -> None:
    server = start()
    assert server.stop() == 0
    assert not list(tmp_path.glob("claimcheck-review-*"))
    server.start()
    server.kill()
    assert list(tmp_path.glob("claimcheck-review-*"))
    server.start()
    assert len(list(tmp_path.glob("claimcheck-review-*"))) == 1, "the next one tidies up"


def test_a_report_without_its_paper_shows_the_text(start: Start, open_page: Open, tmp_path: Path) -> None:
    saved = tmp_path / "sorter.json"
    saved.write_bytes(to_bytes(sample_report()))
    page = ready(open_page(start(saved).address))
    assert "warehouse sorter wants to return" in page.locator("#stage .prose").inner_text()
    assert page.locator("#stage .said.current").count() == 1
