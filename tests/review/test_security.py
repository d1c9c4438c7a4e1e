"""Who is let in, and what no request can reach."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from claimcheck.review.security import long_lived_key
from review.conftest import HOST, ORIGIN, TOKEN, Serve

PAPER = "a" * 16


@pytest.mark.parametrize("path", ["/", f"/papers/{PAPER}", "/assets/review.js", f"/papers/{PAPER}/state", "/nothing"])
def test_without_the_token_nothing_is_shown(serve: Serve, path: str) -> None:
    client = serve().client
    for target in (path, f"{path}?token=wrong", f"{path}?token="):
        answer = client.get(target)
        assert answer.status_code == 401
        assert "Sorter" not in answer.text


def test_the_token_becomes_a_cookie_and_leaves_the_address(serve: Serve) -> None:
    client = serve().client
    answer = client.get(f"/papers/{PAPER}?mix=10&token={TOKEN}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/papers/{PAPER}?mix=10"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert TOKEN not in cookie
    assert client.get(f"/papers/{PAPER}").status_code == 200


def test_the_redirect_stays_here(serve: Serve) -> None:
    answer = serve().client.get(f"{ORIGIN}//evil.example/?token={TOKEN}", follow_redirects=False)
    assert answer.headers["location"].startswith("/evil.example")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8377", "127.0.0.1", "127.0.0.1:8378", "localhost", ""])
def test_a_foreign_host_is_refused(serve: Serve, host: str) -> None:
    served = serve().let_in()
    for path in ("/", f"/?token={TOKEN}"):
        assert served.client.get(path, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("origin", [None, "http://evil.example", f"https://{HOST}", "null", "http://127.0.0.1:8378"])
@pytest.mark.parametrize("path", ["/papers", f"/papers/{PAPER}/decisions", f"/papers/{PAPER}/undo", "/reviewer"])
def test_only_our_own_pages_may_change_anything(serve: Serve, origin: str | None, path: str) -> None:
    served = serve().let_in()
    headers = {} if origin is None else {"Origin": origin}
    assert served.client.post(path, json={"key": "k" * 8, "reviewer": "eve"}, headers=headers).status_code == 403
    assert served.store.rows() == []


def test_a_foreign_page_cannot_embed_ours(serve: Serve) -> None:
    served = serve().let_in()
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "image"}
    assert served.client.get(f"/papers/{PAPER}/images/1", headers=headers).status_code == 403


@pytest.mark.parametrize("path", ["/", f"/papers/{PAPER}", f"/papers/{PAPER}/sheets/1", "/assets/app.css", "/nothing"])
def test_every_answer_has_a_strict_policy(serve: Serve, path: str) -> None:
    headers = serve().let_in().client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'nonce-")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_scripts_and_styles_carry_the_nonce_of_their_answer(serve: Serve) -> None:
    client = serve().let_in().client
    seen = set()
    for _ in range(2):
        answer = client.get(f"/papers/{PAPER}")
        [nonce] = set(re.findall(r"'nonce-([^']+)'", answer.headers["content-security-policy"]))
        tags = re.findall(r"<(?:script|style|link rel=\"stylesheet\")[^>]*>", answer.text)
        assert len(tags) > 3
        assert all(f'nonce="{nonce}"' in tag for tag in tags)
        assert not re.search(r"\s(on\w+|style)=", answer.text)
        seen.add(nonce)
    assert len(seen) == 2


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../app.py",
        "/assets/%2e%2e%2fapp.py",
        "/assets/..%5capp.py",
        "/assets//etc/passwd",
        "/papers/..%2f..%2fetc%2fpasswd",
        "/papers/%2e%2e/state",
        f"/papers/{PAPER}/images/0",
        f"/papers/{PAPER}/images/999",
        f"/papers/{PAPER}/sheets/-1",
        f"/papers/{PAPER}/items/..%2f..%2fx",
        "/review/app.py",
    ],
)
def test_no_path_of_a_request_is_opened(serve: Serve, path: str) -> None:
    answer = serve().let_in().client.get(path)
    assert answer.status_code in (404, 405)
    assert "root:" not in answer.text
    assert "import" not in answer.text


def test_the_key_is_the_users_own_and_stays(tmp_path: Path) -> None:
    key = long_lived_key(tmp_path / "data")
    assert len(key) == 32
    assert long_lived_key(tmp_path / "data") == key
    mode = (tmp_path / "data" / "review-key").stat().st_mode
    assert not mode & (stat.S_IRWXG | stat.S_IRWXO)


def test_without_a_place_for_it_the_key_is_for_this_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert len(long_lived_key(tmp_path / "file")) == 32
    (tmp_path / "review-key").write_bytes(b"short")
    assert len(long_lived_key(tmp_path)) == 32
