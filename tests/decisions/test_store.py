import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.decisions import schema
from claimcheck.decisions.quote import Anchors
from claimcheck.decisions.state import standing
from claimcheck.decisions.store import Checked, Store, default_path
from claimcheck.errors import DecisionError

from .helpers import draft


def test_what_is_written_is_read_again(store: Store, anchors: Anchors) -> None:
    wanted = draft(anchors, "f1", "rejected", category="agency", reason='<script>alert("x")</script> \u202etxet')
    row = store.write(wanted)
    with Store(store.path) as again:
        assert again.rows() == [row]
    assert row.draft == wanted


def test_the_same_key_is_written_once(store: Store, anchors: Anchors) -> None:
    first = store.write(draft(anchors, "f1", key="once"))
    assert store.write(draft(anchors, "f1", "rejected", key="once")) == first
    assert len(store.rows()) == 1


def test_undo_is_a_row_and_brings_back_what_stood_before(store: Store, anchors: Anchors) -> None:
    paper = anchors.report.paper.sha256
    store.write(draft(anchors, "f1", "accepted"))
    store.write(draft(anchors, "f1", "rejected"))
    assert store.undo("u1", paper=paper, reviewer="anna") is not None
    assert [r.draft.verdict for r in standing(store.rows())] == ["accepted"]
    assert store.undo("u1", paper=paper, reviewer="anna") is not None, "a repeated request"
    assert [r.draft.verdict for r in standing(store.rows())] == ["accepted"]
    assert store.undo("u2", paper=paper, reviewer="anna") is not None
    assert standing(store.rows()) == []
    assert store.undo("u3", paper=paper, reviewer="anna") is None
    assert len(store.rows()) == 4


def test_undo_leaves_others_and_other_papers_alone(store: Store, anchors: Anchors) -> None:
    store.write(draft(anchors, "f1", reviewer="ben"))
    assert store.undo("u", paper=anchors.report.paper.sha256, reviewer="anna") is None
    assert store.undo("v", paper="b" * 64, reviewer="ben") is None


@pytest.mark.parametrize("change", ["UPDATE decision SET reason = 'x'", "DELETE FROM decision"])
def test_history_cannot_be_changed(store: Store, anchors: Anchors, change: str) -> None:
    store.write(draft(anchors, "f1"))
    connection = sqlite3.connect(store.path)
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        connection.execute(change)
    connection.close()


def test_rows_of_a_paper_and_of_its_other_versions(store: Store, anchors: Anchors) -> None:
    report = anchors.report
    other = report.model_copy(update={"paper": report.paper.model_copy(update={"sha256": "b" * 64})})
    foreign = report.model_copy(update={"paper": report.paper.model_copy(update={"sha256": "c" * 64, "title": "Else"})})
    for made in (report, other, foreign):
        store.write(draft(Anchors(made), "f1"))
    title = report.paper.title
    assert [r.number for r in store.rows(paper="a" * 64)] == [1]
    assert [r.number for r in store.rows(paper="a" * 64, title=title)] == [1, 2]
    assert [r.number for r in store.rows(paper="a" * 64, title=title, after=1)] == [2]
    assert [r.number for r in store.rows(paper="a" * 64, title="")] == [1]


def test_an_older_file_is_brought_up_to_date(tmp_path: Path, anchors: Anchors) -> None:
    path = tmp_path / "old.sqlite"
    for version in range(1, schema.VERSION):
        path.unlink(missing_ok=True)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.executescript("".join(schema.STEPS[:version]))
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.close()
        with Store(path) as store:
            store.remember(next(iter(anchors.findings.values())), Checked(3, 40))
            assert store.checked() == {"a" * 64: Checked(3, 40)}
            store.write(draft(anchors, "f1"))
        with Store(path) as store:
            assert len(store.rows()) == 1


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "d.sqlite"
    Store(path).close()
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, "CREATE TABLE more (x); CREATE TABLE more (x);"))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    connection = sqlite3.connect(path, isolation_level=None)
    with pytest.raises(sqlite3.OperationalError):
        schema.migrate(connection, schema.VERSION - 1)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION - 1
    assert not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'more'").fetchone()
    connection.close()


def _newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()


def _foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (x)")
    connection.commit()
    connection.close()


def _broken(path: Path) -> None:
    with Store(path) as store:
        store.titles()
    data = bytearray(path.read_bytes())
    data[4096:8192] = b"\xff" * 4096
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_text("not a database at all, but long enough to look like one" * 90), "damaged"),
        (_newer, "newer claimcheck"),
        (_foreign, "another program"),
        (_broken, "damaged"),
        (lambda path: path.mkdir(), "cannot be used"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, make: object, says: str) -> None:
    path = tmp_path / "d.sqlite"
    make(path)  # type: ignore[operator]
    with pytest.raises(DecisionError, match=says) as told:
        Store(path)
    assert str(path) in str(told.value)


def test_a_missing_file_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="no such file"):
        Store(tmp_path / "none.sqlite", create=False)
    assert list(tmp_path.iterdir()) == []


def test_two_processes_write_to_one_file(store: Store, anchors: Anchors) -> None:
    script = (
        "import sys; from pathlib import Path; from claimcheck.decisions.store import Store\n"
        "from dataclasses import replace\n"
        "with Store(Path(sys.argv[1])) as s:\n"
        "    d = s.rows()[0].draft\n"
        "    for i in range(40): s.write(replace(d, key=f'{sys.argv[2]}-{i}', reviewer=sys.argv[2]))\n"
    )
    store.write(draft(anchors, "f1"))
    started = [subprocess.Popen([sys.executable, "-c", script, str(store.path), name]) for name in ("ben", "cleo")]
    assert [process.wait(60) for process in started] == [0, 0]
    assert len(store.rows()) == 81


def test_killed_in_the_middle_all_that_was_answered_is_there(store: Store, anchors: Anchors) -> None:
    script = (
        "import sys, itertools; from pathlib import Path; from claimcheck.decisions.store import Store\n"
        "from dataclasses import replace\n"
        "s = Store(Path(sys.argv[1])); d = s.rows()[0].draft\n"
        "for i in itertools.count():\n"
        "    s.write(replace(d, key=str(i))); print(i, flush=True)\n"
    )
    store.write(draft(anchors, "f1", key="first"))
    process = subprocess.Popen([sys.executable, "-c", script, str(store.path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    answered = [int(process.stdout.readline()) for _ in range(20)]
    process.kill()
    answered += [int(line) for line in process.stdout.read().split()]
    process.wait()
    with Store(store.path) as again:
        keys = {row.draft.key for row in again.rows()}
    assert {str(i) for i in answered} < keys


def test_the_default_is_in_the_users_data_folder() -> None:
    assert default_path().name == "decisions.sqlite"
    assert "claimcheck" in default_path().parts
