"""A title, section or sentence may hold anything, and shows as text everywhere."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from claimcheck.report.html.write import to_html
from claimcheck.report.jsonl import to_jsonl
from claimcheck.report.markdown import to_markdown
from claimcheck.report.sarif import to_sarif
from claimcheck.report.table import to_csv
from claimcheck.report.writers import ENDINGS, write
from report.hostile import ATTACKS, hostile
from report.sample import sample_report

TEXT_FORMATS = sorted(set(ENDINGS) - {"pdf"})


class Elements(HTMLParser):
    """Counts elements and collects attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(text: str) -> Elements:
    found = Elements()
    found.feed(text)
    return found


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("format", TEXT_FORMATS)
def test_every_writer_takes_every_text(format: str, attack: str) -> None:
    data = write(hostile(ATTACKS[attack]), format)
    text = data.decode("utf-8")
    assert "\x1b" not in text
    assert "\x00" not in text
    if format not in ("json", "jsonl"):
        assert "\u202e" not in text


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_becomes_markup_in_html(attack: str) -> None:
    plain, attacked = parsed(to_html(sample_report())), parsed(to_html(hostile(ATTACKS[attack])))
    assert {tag: plain.tags.count(tag) for tag in ("script", "style", "img", "iframe", "object", "form")} == {
        tag: attacked.tags.count(tag) for tag in ("script", "style", "img", "iframe", "object", "form")
    }
    assert not [name for name, _ in attacked.attributes if name.startswith("on") or name == "style"]
    links = [value for name, value in attacked.attributes if name in ("href", "src")]
    assert all(link.startswith(("#", "https://doi.org/", "data:image/webp")) for link in links)


@pytest.mark.parametrize("attack", ["script", "attribute", "template", "markdown", "right_to_left"])
def test_what_was_said_can_be_read_in_html(attack: str) -> None:
    text = re.sub(r"[\u202a-\u202e]", "", ATTACKS[attack])
    assert text in parsed(to_html(hostile(ATTACKS[attack]))).text


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_becomes_markup_in_markdown(attack: str) -> None:
    render = MarkdownIt("commonmark").enable("table").render
    plain, attacked = (
        parsed(render(to_markdown(sample_report()))),
        parsed(render(to_markdown(hostile(ATTACKS[attack])))),
    )
    for tag in ("a", "img", "code", "script", "em", "h1", "table", "td", "hr", "pre", "blockquote"):
        assert plain.tags.count(tag) == attacked.tags.count(tag), tag
    assert all(tag.islower() and len(tag) < 12 for tag in attacked.tags)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_cell_is_a_formula(attack: str) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(hostile(ATTACKS[attack])).removeprefix("\ufeff"))))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == len(list(csv.reader(io.StringIO(to_csv(sample_report())))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("attack", ATTACKS)
def test_json_formats_can_be_read_back(attack: str) -> None:
    report = hostile(ATTACKS[attack])
    assert json.loads(to_sarif(report))["version"] == "2.1.0"
    lines = [json.loads(line) for line in to_jsonl(report).splitlines()]
    assert [line["record"] for line in lines].count("finding") == len(report.findings)


def test_sarif_messages_hold_no_links_and_no_placeholders() -> None:
    for attack in ("template", "markdown"):
        for result in json.loads(to_sarif(hostile(ATTACKS[attack])))["runs"][0]["results"]:
            text = result["message"]["text"]
            assert not re.search(r"(?<!\{)\{\d+\}(?!\})", text)
            assert not re.search(r"(?<!\\)\[[^\]]*(?<!\\)\]\(", text)
