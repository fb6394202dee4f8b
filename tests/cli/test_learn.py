from __future__ import annotations

import json

RIGHT = "def double(x):\n    return 2 * x\n"


def test_hints_come_one_at_a_time_and_the_last_one_repeats(dojo) -> None:
    steps = [dojo.json("hint", "doubling") for _ in range(4)]
    assert [step["step"] for step in steps] == [1, 2, 3, 3]
    assert steps[0] == {
        "exercise": "doubling",
        "step": 1,
        "steps": 3,
        "markdown": "hint 1 of doubling in en",
    }
    assert "last hint" in dojo.run("hint", "doubling").stdout


def test_hints_of_one_exercise_do_not_use_up_anothers(dojo) -> None:
    dojo.run("hint", "doubling")
    assert dojo.json("hint", "pets", "--lang", "zh")["markdown"] == "hint 1 of pets in zh"


def test_an_earlier_hint_can_be_read_again(dojo) -> None:
    for _ in range(3):
        dojo.run("hint", "doubling")
    assert dojo.json("hint", "doubling", "--step", 1)["step"] == 1
    assert dojo.run("hint", "doubling", "--step", 4).returncode == 2


def test_the_answer_is_not_shown_before_a_pass(dojo) -> None:
    done = dojo.run("solution", "doubling")
    assert done.returncode == 1
    assert "2 * x" not in done.stdout + done.stderr
    assert "mmdojo reveal doubling" in done.stderr
    answer = dojo.run("solution", "doubling", "--format", "json")
    assert answer.returncode == 1
    assert set(json.loads(answer.stdout)) == {"exercise", "message"}


def test_the_answer_is_shown_after_a_pass_but_not_after_a_failure(dojo) -> None:
    wrong = dojo.write("answer.py", "def double(x):\n    return x\n")
    dojo.run("check", "doubling", "--file", wrong)
    assert dojo.run("solution", "doubling").returncode == 1
    dojo.run("check", "doubling", "--file", dojo.write("answer.py", RIGHT))
    done = dojo.run("solution", "doubling")
    assert done.returncode == 0
    assert "```python\n" + RIGHT in done.stdout
    assert "because, in en" in done.stdout


def test_reveal_asks_first_and_records_only_a_yes(dojo) -> None:
    for answer in ("n\n", ""):
        done = dojo.run("reveal", "doubling", stdin=answer)
        assert done.returncode == 1
        assert "2 * x" not in done.stdout
        assert dojo.statuses()["doubling"] == "new"
    done = dojo.run("reveal", "doubling", stdin="y\n")
    assert (done.returncode, dojo.statuses()["doubling"]) == (0, "revealed")
    assert "2 * x" in done.stdout
    assert dojo.run("solution", "doubling").returncode == 0


def test_reveal_in_json_is_one_object_whatever_the_answer(dojo) -> None:
    assert set(dojo.json("reveal", "pets", stdin="n\n")) == {"exercise", "message"}
    revealed = dojo.json("reveal", "pets", "--yes", "--lang", "zh")
    assert set(revealed) == {"exercise", "markdown"}
    assert "它叫猫" in revealed["markdown"]


def test_a_missing_exercise_is_wrong_usage_in_every_command(dojo) -> None:
    for command in ("hint", "reveal", "solution", "start"):
        done = dojo.run(command, "dubling")
        assert done.returncode == 2
        assert "doubling" in done.stderr
    assert "message" in dojo.json("hint", "dubling")
