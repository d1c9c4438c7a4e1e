"""A line in another print within a sentence is of the sentence; a displayed one is not."""

from pathlib import Path

from claimcheck.paper.read import read

from .drawn import Sheet, save

TEXT = "We watch each lamp for a night and write down how long it waits until it goes out."


def test_within_a_sentence(tmp_path: Path) -> None:
    sheet = Sheet()
    y = sheet.lines(72, 740, "\n".join([TEXT] * 8))
    y = sheet.lines(72, y, "The lamp is shown a line of text, and its answer to the question of whether to wait or")
    y = sheet.lines(72, y, "please wait for the morning and go out at ten", 8.6, "mono")
    sheet.lines(72, y, "\n".join(["is then compared with what a person would have done in its place.", *[TEXT] * 8]))
    paper = read(save(tmp_path, sheet))
    body = " ".join(b.text for b in paper.blocks if b.layer == "body")
    assert "wait or please wait for the morning and go out at ten is then compared" in body


def test_displayed(tmp_path: Path) -> None:
    sheet = Sheet()
    y = sheet.lines(72, 740, "\n".join([TEXT] * 8))
    y = sheet.lines(72, y, "The lamp is shown this line of text:") - 6
    y = sheet.lines(90, y, "please wait for the morning and go out at ten", 8.6, "mono") - 6
    sheet.lines(72, y, "\n".join([TEXT] * 8))
    paper = read(save(tmp_path, sheet))
    assert [b.text for b in paper.blocks if b.layer == "quote"] == ["please wait for the morning and go out at ten"]


def test_a_blank_to_fill_in_does_not_part_its_line(tmp_path: Path) -> None:
    sheet = Sheet()
    full = "This sentence about toy networks is here to fill the line up to the margin of the page"
    y = sheet.lines(72, 740, "\n".join([full] * 8))
    sheet.put(72, y, "The network fills in the blank in: “The").rule(250, y, 285)
    sheet.put(290, y, "is the colour of the", 9.4, "mono")
    sheet.lines(72, y - 12, "lamps of the moth” and then goes on to the next of the many questions that it is asked.")
    paper = read(save(tmp_path, sheet))
    (block,) = [b for b in paper.blocks if "fills in the blank" in b.text]
    assert "“The is the colour of the lamps of the moth” and then" in block.text
