"""Downloads, against a server on this machine."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from claimcheck.errors import PaperError
from claimcheck.paper import arxiv
from claimcheck.paper.origin import obtained

PDF = b"%PDF-1.4 a paper"


class Server(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        number = self.path.rsplit("/", 1)[-1]
        if number == "2401.00302":
            self.send_response(302)
            self.send_header("Location", "/pdf/2401.00200")
            self.end_headers()
            return
        self.send_response({"2401.00404": 404, "2401.00503": 503}.get(number, 200))
        self.end_headers()
        self.wfile.write({"2401.00201": b"<html>none</html>", "2401.00413": PDF * 100}.get(number, PDF))

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[str]]:
    """A server in arXiv's place, and an empty cache; the paths that the server was asked for."""
    Server.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    monkeypatch.setenv("CLAIMCHECK_ARXIV_URL", f"http://127.0.0.1:{server.server_port}/")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "cache"))
    yield Server.asked
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("arxiv:2401.05566", "2401.05566"),
        ("arXiv:2401.05566v2", "2401.05566v2"),
        ("https://arxiv.org/abs/2401.05566", "2401.05566"),
        ("http://www.arxiv.org/pdf/2401.05566v1.pdf", "2401.05566v1"),
        ("arxiv.org/abs/cs/0112017", "cs/0112017"),
        ("arxiv:math.GT/0309136", "math.GT/0309136"),
        ("2401.05566.pdf", None),
        ("arxiv:nonsense", None),
        ("arxiv:../../etc/passwd", None),
        ("https://example.org/abs/2401.05566", None),
    ],
)
def test_numbers(source: str, number: str | None) -> None:
    assert arxiv.number_of(source) == number


def test_downloaded_once(asked: list[str], tmp_path: Path) -> None:
    for _ in range(2):
        with obtained("arxiv:2401.00200") as path:
            assert path.name == "2401.00200.pdf"
            assert path.read_bytes() == PDF
    assert asked == ["/pdf/2401.00200"]
    assert [p.name for p in (tmp_path / "cache" / "papers").iterdir()] == ["2401.00200.pdf"]
    with obtained("arxiv:2401.00200", anew=True):
        pass
    assert len(asked) == 2


def test_redirected(asked: list[str]) -> None:
    with obtained("https://arxiv.org/abs/2401.00302") as path:
        assert path.read_bytes() == PDF
    assert len(asked) == 2


def test_nothing_kept(asked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE", "")
    with obtained("arxiv:2401.00200") as path:
        assert path.read_bytes() == PDF
    assert not path.exists()
    assert asked


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("2401.00404", "no such paper"),
        ("2401.00503", "error 503"),
        ("2401.00201", "not a PDF"),
        ("2401.00413", "larger than"),
    ],
)
@pytest.mark.usefixtures("asked")
def test_refusals(number: str, says: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(arxiv, "MOST_BYTES", 1000)
    with pytest.raises(PaperError) as caught, obtained(f"arxiv:{number}"):
        pass
    error = caught.value
    assert says in error.what
    assert error.where == f"arxiv:{number}"
    assert error.hint
    assert "\n" not in str(error)
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("server", ["http://127.0.0.1:9", "nonsense://x", "http://[bad"])
def test_no_connection(server: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CLAIMCHECK_ARXIV_URL", server)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path))
    with pytest.raises(PaperError, match="cannot be reached") as caught, obtained("arxiv:2401.00200"):
        pass
    assert "network" in (caught.value.hint or "")
