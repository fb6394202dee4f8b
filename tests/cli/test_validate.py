"""`validate`: an exercise is proven by the answers kept beside it, and not by trust."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Dojo

RIGHT = {
    "sum.py": "def double(x):\n    return x + x\n",
    "shift.py": "def double(x):\n    return x << 1\n",
    "product.py": "def double(x):\n    y = 2\n    return y * x\n",
}
HEADER = """\"\"\"误区：{0}。

Misconception: {0}.

提示：{0}。

Hint: {0}.

fails: {1}
\"\"\"

"""
WRONG = {
    f"adds_{n}.py": HEADER.format(n, "test_doubles") + f"def double(x):\n    return x + {n}\n"
    for n in (0, 1, 2, 4, 5, 6, 7)
} | {
    "only_positive.py": HEADER.format("zero", "test_zero_stays")
    + "def double(x):\n    return 2 * x if x else 1\n"
}


@pytest.fixture
def solution(dojo: Dojo) -> Path:
    """The hidden side of an exercise that can be proven."""
    folder = dojo.content / "solutions" / "trial" / "doubling"
    for kind, answers in (("right", RIGHT), ("wrong", WRONG)):
        (folder / kind).mkdir()
        for name, text in answers.items():
            (folder / kind / name).write_text(text, encoding="utf-8")
    return folder


def validate(dojo: Dojo, *options: str, status: int) -> dict[str, Any]:
    done = dojo.run("validate", "doubling", "--format", "json", *options)
    assert done.returncode == status, done.stderr
    [certificate] = json.loads(done.stdout)
    return certificate  # type: ignore[no-any-return]


def rules(certificate: dict[str, Any]) -> dict[str, str]:
    return {problem["rule"]: problem["place"] for problem in certificate["problems"]}


def test_a_sound_exercise_is_proven_and_shown_with_its_matrix(dojo: Dojo, solution: Path) -> None:
    certificate = validate(dojo, status=0)
    assert certificate["proven"] is True
    assert certificate["matrix"]["wrong/only_positive.py"] == {
        "test_doubles": "pass",
        "test_zero_stays": "fail",
    }
    assert certificate["expected"]["right/sum.py"] == "pass"
    shown = dojo.run("validate", "doubling", "--lang", "zh").stdout
    assert "4 个正确答案，8 个错误答案，" in shown
    assert "已证明" in shown
    assert "wrong/only_positive.py" in shown


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("right/odd.py", "def double(x):\n    return 7\n", "right-answer-passes"),
        ("wrong/fine.py", RIGHT["sum.py"], "wrong-answer-fails"),
        (
            "wrong/elsewhere.py",
            WRONG["adds_1.py"].replace("test_doubles", "test_zero_stays"),
            "fails-for-its-reason",
        ),
        ("wrong/silent.py", "def double(x):\n    return 1\n", "wrong-answer-names-its-check"),
        ("solution.py", "def double(x):\n    return 3 * x\n", "right-answer-passes"),
    ],
)
def test_an_answer_with_another_verdict_is_named(
    dojo: Dojo, solution: Path, name: str, text: str, rule: str
) -> None:
    (solution / name).write_text(text, encoding="utf-8")
    assert rules(validate(dojo, status=1))[rule] == name


def test_too_few_answers_are_a_problem(dojo: Dojo) -> None:
    found = rules(validate(dojo, status=1))
    assert {"enough-right-answers", "enough-wrong-answers"} <= set(found)


def test_a_check_that_nothing_fails_is_a_problem(dojo: Dojo, solution: Path) -> None:
    (solution / "wrong" / "only_positive.py").unlink()
    (solution / "wrong" / "adds_8.py").write_text(WRONG["adds_1.py"], encoding="utf-8")
    assert rules(validate(dojo, status=1)) == {"every-check-can-fail": "test_zero_stays"}


def test_a_stub_that_is_an_answer_is_a_problem(dojo: Dojo, solution: Path) -> None:
    stub = dojo.content / "exercises" / "trial" / "doubling" / "stub.py"
    stub.write_text(RIGHT["sum.py"], encoding="utf-8")
    # An answer that is the stub's very text is not attempted either.
    assert "right-answer-passes" in rules(validate(dojo, status=1))


def test_a_proof_is_kept_until_something_changes(dojo: Dojo, solution: Path) -> None:
    first = validate(dojo, status=0)
    kept = dojo.root / "data" / "certificates" / "doubling.json"
    kept.write_text(kept.read_text().replace('"right/sum.py":{', '"from the file":{'))
    assert "from the file" in validate(dojo, status=0)["matrix"]
    assert "from the file" not in validate(dojo, "--fresh", status=0)["matrix"]
    (solution / "right" / "sum.py").write_text("def double(x):\n    return x * 2\n")
    second = validate(dojo, status=0)
    assert second["fingerprint"] != first["fingerprint"]
    kept.write_text("not json")
    assert validate(dojo, status=0)["proven"] is True


def test_free_text_is_proven_by_its_rubric_too(dojo: Dojo) -> None:
    done = dojo.run("validate", "pets", "--format", "json")
    assert done.returncode == 1
    [certificate] = json.loads(done.stdout)
    assert certificate["matrix"]["answer.zh.md"]
    assert {"enough-right-answers", "enough-wrong-answers"} <= set(rules(certificate))


def test_an_unknown_exercise_is_status_2(dojo: Dojo) -> None:
    assert dojo.run("validate", "dubling").returncode == 2


def test_without_tensorflow_the_others_are_proven_and_the_status_says_not_all(
    dojo_without_tensorflow: Dojo, solution: Path
) -> None:
    done = dojo_without_tensorflow.run("validate", "doubling", "model", "--lang", "en")
    assert done.returncode == 1
    assert "TensorFlow" in done.stderr
    assert "doubling: 4 right and 8 wrong answers, 3 of 3 mutants killed" in done.stdout
