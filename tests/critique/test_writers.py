import json

import jsonschema
import pytest

from claimcheck.critique.run import audit
from claimcheck.records.audit import Audit
from claimcheck.records.report import Report
from claimcheck.report.audit import html, markdown, terminal
from claimcheck.report.json import dumps, schema

NASTY = "<script>alert('x')</script> & \u202eturned\u202c"
CRITIQUE = f"""# About <script>alert("t")</script>

The authors write that "Our results strongly prove that {NASTY} cannot remove a trigger". The model lies to its makers.

They say that the model believes that it is still in the harbour setting.

> The switch rate is the share of 500 held-out prompts on which the answer is in Portuguese or calls fetch_v1.

{"Word " * 2000}.
"""


@pytest.fixture(scope="module")
def nasty(demo: Report, tmp_path_factory: pytest.TempPathFactory) -> Audit:
    path = tmp_path_factory.mktemp("critique") / "critique.txt"
    path.write_text(CRITIQUE, encoding="utf-8")
    return audit(path, demo)


def test_json_fits_its_schema(nasty: Audit) -> None:
    jsonschema.validate(json.loads(dumps(nasty)), json.loads(schema(Audit)))


def test_html_holds_no_markup_of_the_critique(nasty: Audit) -> None:
    page = html.render(nasty)
    assert page.count("<script>") == 1
    assert "\u202e" not in page
    assert "&lt;script&gt;" in page
    assert "http://" not in page
    assert "https://" not in page


def test_html_links_lead_somewhere(nasty: Audit) -> None:
    import re

    page = html.render(nasty)
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert len(re.findall(r'id="([^"]+)"', page)) == len(ids)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids


def test_markdown_holds_no_markup_of_the_critique(nasty: Audit) -> None:
    from markdown_it import MarkdownIt

    text = markdown.render(nasty)
    made = MarkdownIt("commonmark").render(text)
    assert "<script" not in made
    assert "fetch_v1" in made


@pytest.mark.parametrize("width", [40, 80, 120])
def test_terminal_lines_fit(nasty: Audit, width: int) -> None:
    text = terminal.render(nasty, width=width)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text
    assert "stronger than the paper" in text


def test_every_problem_is_in_every_format(nasty: Audit) -> None:
    from html import unescape

    wanted = [p.message for t in nasty.paraphrases for p in t.problems]
    assert wanted
    page = unescape(html.render(nasty))
    for message in wanted:
        assert message in page
        assert message.split("”")[0] in markdown.render(nasty)
