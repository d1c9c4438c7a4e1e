import json

from cli.conftest import Run


def test_text_fits_80_columns(run: Run) -> None:
    result = run("explain", "The assistant never pretends to be aligned with the people that it talks to.")
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    for title in ("Words", "Tree", "Who is meant", "Rules that match", "Rules that nearly match"):
        assert title in lines
    assert '    agent: "The assistant" (an AI system; subject)' in lines
    assert '    stance: negated, by "never"' in lines
    assert "    not flagged: negated" in lines


def test_json(run: Run) -> None:
    made = json.loads(run("explain", "The model may lie. It plans ahead.", "--format", "json").stdout)
    first, second = made["sentences"]
    lie = next(f for f in first["frames"] if f["lemma"] == "lie")
    assert (lie["agent"]["kind"], lie["stance"], lie["cue"]) == ("ai", "hedged", "may")
    assert {"token": 0, "text": "It", "kind": "ai", "stands_for": "model"} in second["mentions"]


def test_part_that_failed(run: Run) -> None:
    made = run("explain", "The users want to leave.", "--rule", "intent.wants", "--format", "json")
    missed = json.loads(made.stdout)["sentences"][0]["missed"]
    assert [m["rule"] for m in missed] == ["intent.wants"]
    assert any(part.startswith("agent:") and "$ai_system" in part for part in missed[0]["failed"])


def test_unknown_rule(run: Run) -> None:
    result = run("explain", "Text.", "--rule", "intent.wnats")
    assert result.exit_code == 2
    assert "intent.wants" in result.stderr
