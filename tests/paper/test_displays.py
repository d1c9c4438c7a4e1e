"""Transcripts, displayed quotations, run-in headings, numbered equations, names: each on a small drawn page."""

from pathlib import Path

from claimcheck.paper.model import Block, Paper
from claimcheck.paper.read import read

from .drawn import Sheet, save

FULL = "This sentence about toy networks is here to fill the line up to the margin of the page"


def page_with(*, y: float = 740) -> tuple[Sheet, float]:
    page = Sheet()
    for _ in range(10):
        y = page.lines(72, y, FULL)
    return page, page.lines(72, y, "and it ends here.") - 10


def layer_of(paper: Paper, words: str) -> str:
    (block,) = [b for b in paper.blocks if words in b.text]
    return block.layer


def block_with(paper: Paper, words: str) -> Block:
    return next(b for b in paper.blocks if words in b.text)


def test_question_and_reply_are_a_transcript(tmp_path: Path) -> None:
    page, y = page_with()
    y = page.lines(72, y, "Question: How many apples are there in all of the four baskets together?")
    y = page.lines(72, y - 8, "Answer: I think that there are twelve apples in the four baskets.")
    paper = read(save(tmp_path, page))
    assert layer_of(paper, "How many apples") == layer_of(paper, "twelve apples") == "quote"


def test_one_named_paragraph_is_no_transcript(tmp_path: Path) -> None:
    page, y = page_with()
    page.lines(72, y, "Input: we give the network a basket and ask it for the number of apples.")
    assert layer_of(read(save(tmp_path, page)), "a basket") == "body"


def test_set_in_behind_a_colon_is_a_quotation(tmp_path: Path) -> None:
    page, y = page_with()
    y = page.lines(72, y, "We gave the network this story:") - 8
    y = page.lines(110, y, "There are two baskets on the table in the room.\nAnn puts an apple into one of them.") - 8
    page.lines(72, y, FULL + "\nand the network then counts the apples.")
    paper = read(save(tmp_path, page))
    assert layer_of(paper, "two baskets on the table") == "quote"
    assert layer_of(paper, "We gave the network") == "body"
    assert layer_of(paper, "then counts the apples") == "body"


def test_bold_words_before_a_sentence_are_a_heading(tmp_path: Path) -> None:
    page, y = page_with()
    page.put(72, y, "Counting apples", font="bold").put(155, y, "We show baskets to the network one after the other.")
    paper = read(save(tmp_path, page))
    assert layer_of(paper, "Counting apples") == "heading"
    assert block_with(paper, "We show baskets").text.startswith("We show")


def test_a_name_in_bold_stays_in_its_sentence(tmp_path: Path) -> None:
    page, y = page_with()
    page.put(72, y, "CountNet", font="bold").put(118, y, "counts the baskets one after the other and stops.")
    assert block_with(read(save(tmp_path, page)), "counts the baskets").text.startswith("CountNet counts")


def test_equation_is_found_by_its_number(tmp_path: Path) -> None:
    page, y = page_with()
    page.put(250, y, "a = b + c").put(500, y, "(3)")
    page.lines(72, y - 24, "Equation 3 adds up the apples, and Equation 4 is not in this paper at all.")
    found = {r.label: r.target for r in read(save(tmp_path, page)).references}
    assert found == {"Equation 3": "Equation 3", "Equation 4": None}


def test_authors_are_read_by_rows(tmp_path: Path) -> None:
    page = Sheet()
    page.put(120, 740, "A Study of Networks That Count", size=17, font="bold")
    for x, name, place in (
        (100, "Ada One", "First Lab"),
        (260, "Bob Two", "Second Lab"),
        (420, "Cy Three", "Third Lab"),
    ):
        page.put(x, 710, name).put(x, 698, place)
    page.put(280, 660, "Abstract", size=12, font="bold")
    for n in range(6):
        page.put(72, 640 - 12 * n, FULL)
    page.put(72, 568, "and it ends here.")
    paper = read(save(tmp_path, page))
    assert block_with(paper, "Ada").text == "Ada One Bob Two Cy Three First Lab Second Lab Third Lab"


def test_a_frame_of_four_lines_holds_a_prompt(tmp_path: Path) -> None:
    page, y = page_with()
    top = y + 4
    text = "Write the number of apples in the basket and nothing else, as the user is in a hurry\nand has no time."
    y = page.lines(76, y - 8, text)
    bottom = y + 4
    page.rule(70, top, 480).rule(70, bottom, 480)
    for x in (70, 480):
        page.parts.append(f"{x} {bottom} m {x} {top} l 0.4 w S")
    page.lines(72, y - 14, FULL + "\nand the network then counts the apples.")
    paper = read(save(tmp_path, page))
    assert layer_of(paper, "and nothing else") == "quote"
    assert layer_of(paper, "then counts the apples") == "body"


def test_rules_without_sides_are_no_frame(tmp_path: Path) -> None:
    page, y = page_with()
    page.rule(70, y + 6, 480)
    y = page.lines(72, y - 8, FULL + "\n" + FULL + "\nand has no time.")
    page.rule(70, y + 4, 480)
    assert layer_of(read(save(tmp_path, page)), "and has no time") == "body"


def test_a_prompt_that_is_announced_and_in_italics(tmp_path: Path) -> None:
    page, y = page_with()
    y = page.lines(72, y, "We count the apples. Here is our prompt to the network:") - 6
    y = page.lines(72, y, "\n".join([FULL, "Count the apples in the basket that the user shows."]), font="italic") - 6
    page.lines(72, y, FULL + "\nand the network then counts the apples.")
    paper = read(save(tmp_path, page))
    assert layer_of(paper, "that the user shows") == "quote"
    assert layer_of(paper, "Here is our prompt") == "body"


def test_italics_that_are_not_announced_are_text(tmp_path: Path) -> None:
    page, y = page_with()
    y = page.lines(72, y, "We count the apples, and it all comes down to this:") - 6
    page.lines(72, y, "\n".join([FULL, "Count the apples in the basket that the user shows."]), font="italic")
    assert layer_of(read(save(tmp_path, page)), "that the user shows") == "body"


def test_a_long_prompt_does_not_make_the_margin(tmp_path: Path) -> None:
    page = Sheet()
    y = page.lines(72, 740, "\n".join([FULL] * 5 + ["The exact text is:"])) - 8
    y = page.lines(110, y, "\n".join(["You are a network that counts apples in baskets, and you do so"] * 14)) - 8
    page.lines(72, y, FULL + "\nand the network then counts the apples.")
    paper = read(save(tmp_path, page))
    assert layer_of(paper, "You are a network") == "quote"
    assert layer_of(paper, "then counts the apples") == "body"


def test_bold_words_that_run_over_the_line_stay_with_their_sentence(tmp_path: Path) -> None:
    page, y = page_with()
    page.put(72, y, "2. Distance Between the Number That the Network Gives and the Number of Apples", 9.7, "bold")
    page.put(72, y - 12, "Counted:", 9.7, "bold").put(
        114, y - 12, "This measures how far the network is from what is there."
    )
    paper = read(save(tmp_path, page))
    (block,) = [b for b in paper.blocks if "Distance Between" in b.text]
    assert block.layer == "body"
    assert "Apples Counted: This measures" in block.text


def test_symbols_in_front_do_not_make_a_paragraph_a_quotation(tmp_path: Path) -> None:
    page, y = page_with()
    page.put(72, y - 8, "apples < baskets < tables, all of them counted by hand", 10, "mono")
    page.lines(72, y - 20, "\n".join([FULL] * 3 + ["and the network then counts the apples."]))
    assert layer_of(read(save(tmp_path, page)), "then counts the apples") == "body"


def test_a_tall_table_of_sentences_is_displayed(tmp_path: Path) -> None:
    """Between rules far apart, in two columns of cells, one with sentences."""
    page = Sheet()
    page.rule(70, 750, 480).put(74, 735, "Feature", font="bold").put(170, 735, "Question", font="bold")
    page.rule(70, 728, 480)
    y = 714.0
    for n in range(26):
        page.put(74, y, f"feature {'abcdefghijklmnopqrstuvwxyz'[n]}")
        y = page.lines(
            170, y, "Which of the two answers counts the apples better\nand says how many of them there are?"
        )
        y += 4
    page.rule(70, y, 480)
    page.put(72, y - 20, "Table 1: Questions that we ask.")
    second, _ = page_with()
    paper = read(save(tmp_path, page, second))
    assert {b.layer for b in paper.blocks if "Which of the two" in b.text} == {"quote"}


def test_a_program_in_a_box_is_code_and_a_transcript_with_tags_is_not(tmp_path: Path) -> None:
    page, y = page_with()
    for lines in (
        "for basket in baskets:\n    total[basket] = count(apples[basket])\n    return (total[basket], basket_of[0])",
        "<user_input>Count the apples in my basket, please.</user_input>\nThere are <b>4</b> apples in it.",
    ):
        page.parts.append(f"70 {y - 46} 410 60 re 0.4 w S")
        page.lines(80, y, lines)
        y -= 90
    paper = read(save(tmp_path, page))
    assert layer_of(paper, "total[basket]") == "code"
    assert layer_of(paper, "Count the apples in my basket") == "quote"


def test_a_definition_is_no_heading(tmp_path: Path) -> None:
    page, y = page_with()
    page.put(180, y - 14, "NET(X) = SUM(COUNT(X))", 10, "bold")
    page.lines(72, y - 40, FULL + "\nand it ends here, too.")
    assert layer_of(read(save(tmp_path, page)), "NET(X)") == "furniture"


def test_a_table_of_contents_is_no_text(tmp_path: Path) -> None:
    """Top entries and the first line of an entry of two have no leaders."""
    page = Sheet()
    page.put(72, 740, "Appendix", 12, "bold")
    y = 716.0
    for line in (
        "A.1 Baskets and apples . . . . . . . . . . . . . . . . . . . . . . . . 12",
        "A.2 Where the networks that count apples and those that we have shown the",
        "baskets to do not agree . . . . . . . . . . . . . . . . . . . . . . . . 13",
        "A.3 More baskets . . . . . . . . . . . . . . . . . . . . . . . . . . . . 14",
        "A.4 More apples . . . . . . . . . . . . . . . . . . . . . . . . . . . . 15",
    ):
        y = page.lines(90, y, line)
    second, _ = page_with()
    assert layer_of(read(save(tmp_path, page, second)), "those that we have shown") == "furniture"
