"""Draws the picture of a run that the README shows: the first lines of the demo paper's review.

usage: python corpora/demo/picture.py      (writes run.svg beside this file)
"""

from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from claimcheck import check
from claimcheck.report.terminal import render

HERE = Path(__file__).resolve().parent
WIDTH, LINES = 100, 46


def main() -> None:
    review = render(check(HERE / "paper.pdf"), width=WIDTH, colour=True)
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(review.splitlines()[:LINES])))
    console.save_svg(str(HERE / "run.svg"), title="claimcheck check corpora/demo/paper.pdf")


if __name__ == "__main__":
    main()
