"""Abstracts as papers, from JSON Lines in the form of arXiv's metadata: ``id``, ``title``, ``abstract``, dates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimcheck.corpus.job import About, Job, content_hash
from claimcheck.errors import PaperError
from claimcheck.paper.language import guess_language
from claimcheck.paper.loose import loose_paper
from claimcheck.paper.model import Paper
from claimcheck.records.paper import Section

_TITLE = ("title", "Title")
_ABSTRACT = ("abstract", "summary", "Abstract")
_NUMBER = re.compile(r"(?<![\d.])(\d{2})(0[1-9]|1[0-2])\.\d{4,5}(?!\d)")
_OLD_NUMBER = re.compile(r"(?<![a-z])[a-z-]{2,20}(?:\.[A-Z]{2})?[/_](\d{2})(?:0[1-9]|1[0-2])\d{3}(?!\d)")
_LONGEST = 100_000
"""Characters; what is longer is no abstract."""


def jobs(path: Path) -> Iterator[Job]:
    """A job for each line; a line that is wrong is a paper that cannot be had.

    Raises:
        PaperError: the file cannot be read.
    """
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _job(line, f"{path.name}:{number}")
    except OSError as error:
        raise PaperError(f"the list cannot be read: {error.strerror or error}", where=str(path)) from error


def _job(line: str, place: str) -> Job:
    try:
        entry = json.loads(line)
    except ValueError:
        entry = None
    if not isinstance(entry, dict):
        return Job(place, error=("this line is not a JSON object", "write one paper a line"))
    name = str(entry.get("id") or entry.get("paper") or entry.get("arxiv_id") or place)
    title, abstract = _first(entry, _TITLE), _first(entry, _ABSTRACT)
    if not abstract:
        return Job(name, error=("there is no abstract in this line", 'give "abstract" (and "title") as text'))
    if len(abstract) > _LONGEST:
        return Job(name, error=("the abstract is too long", "check the paper itself"))
    return Job(name, abstract=abstract, about=_about(entry, name, title))


def _first(entry: dict[str, Any], keys: tuple[str, ...]) -> str:
    for key in keys:
        if isinstance(entry.get(key), str):
            return " ".join(entry[key].split())
    return ""


def _about(entry: dict[str, Any], name: str, title: str) -> About:
    versions = entry.get("versions")
    created = versions[0].get("created") if isinstance(versions, list) and versions and _has(versions[0]) else None
    date = next(
        (str(value) for key in ("date", "published", "update_date", "updated") if (value := entry.get(key))),
        str(created or ""),
    )
    found = re.search(r"(?:19|20)\d{2}", str(entry.get("year") or created or date))
    subjects = entry.get("categories") or entry.get("subjects") or ()
    return About(
        title=title,
        date=date,
        year=int(found[0]) if found else year_of(name),
        venue=str(entry.get("venue") or entry.get("journal-ref") or ""),
        subjects=tuple(subjects.split() if isinstance(subjects, str) else map(str, subjects)),
    )


def _has(version: object) -> bool:
    return isinstance(version, dict)


def year_of(name: str) -> int | None:
    """The year of the arXiv number in a name (``2401.05566v2.pdf``, ``cs/0112017``); None where there is none."""
    found = _NUMBER.search(name) or _OLD_NUMBER.search(name)
    if found is None:
        return None
    year = int(found[1])
    return (1900 if year > 90 else 2000) + year


def paper_of(job: Job) -> Paper:
    """The abstract as a Paper: its title, and one section."""
    title, abstract = job.about.title, job.abstract or ""
    made = loose_paper([(title, "title"), (abstract, "abstract")] if title else [(abstract, "abstract")])
    section = Section(id="s1", title="Abstract", kind="abstract", page=1)
    blocks = (*made.blocks[:-1], replace(made.blocks[-1], section="s1"))
    return replace(
        made,
        title=title,
        source=job.paper,
        sha256=content_hash(job),
        language=guess_language(abstract),
        sections=(section,),
        blocks=blocks,
    )
