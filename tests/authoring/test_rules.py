"""Each rule of a proof is broken in turn, and named with the place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.authoring.certificate import Certificate
from grader.authoring.examples import false_examples
from grader.authoring.validation import prove
from grader.catalog import Exercise, find_exercise
from grader.errors import CatalogError
from tests.authoring.conftest import HEAD, header

SEEDED = "def test_values(submission, draw, seed)"
Centred = Callable[[], Exercise]


@pytest.fixture(autouse=True)
def warm(on_warm_zygotes: None) -> None:
    """Take workers from zygotes that are warm."""


def rules(certificate: Certificate) -> dict[str, str]:
    return {problem.rule: problem.place for problem in certificate.problems}


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_sound_exercise_is_proven_and_its_mutants_die(centred: Centred) -> None:
    certificate = prove(centred())
    assert certificate.problems == []
    assert certificate.mutation_score == 1
    assert {mutant.fate for mutant in certificate.mutants} == {"killed"}
    assert any("x + x.mean" in mutant.difference for mutant in certificate.mutants)
    assert certificate.seeds >= 20


def test_a_check_that_fails_with_some_seeds_only_is_named(centred: Centred) -> None:
    replace(
        centred().checks_path,
        "x = draw.array((draw.integer(2, 4), draw.integer(2, 3)))\n",
        "x = draw.array((draw.integer(2, 4), draw.integer(2, 3)))\n"
        "    seed != 7 or assert_close(x, x + 1)\n",
    )
    replace(centred().checks_path, "def test_values(submission, draw)", SEEDED)
    found = prove(centred()).problems
    named = {each.place for each in found if each.rule == "same-with-each-seed"}
    assert named == {"solution.py", "right/r0.py", "right/r1.py", "right/r2.py"}


def test_a_wrong_answer_that_luck_may_let_through_is_named(centred: Centred) -> None:
    wrong = centred().solution / "wrong" / "every_other.py"
    body = "    return x - x.mean(axis=0) if x[0, 0] > 0 else x\n"
    wrong.write_text(f"{header(99, 'test_values')}{HEAD}{body}", encoding="utf-8")
    assert rules(prove(centred())) == {"caught-by-more-than-chance": "wrong/every_other.py"}
    replace(centred().checks_path, ", after=test_shape", ", after=test_shape, examples=40")
    assert rules(prove(centred())) == {}


def test_a_check_that_leans_on_another_is_named(centred: Centred) -> None:
    checks = centred().checks_path
    replace(checks, "import numpy as np\n", "import numpy as np\nSEEN = []\n")
    replace(checks, "    assert_shape(", "    SEEN.append(1)\n    assert_shape(")
    replace(
        checks,
        ", after=test_shape)\ndef test_values(submission, draw):\n",
        ")\ndef test_values(submission, draw):\n    assert SEEN, 'came first'\n",
    )
    found = rules(prove(centred()))
    assert "same-in-either-order" in found


def test_a_right_answer_that_needs_most_of_the_time_is_named(centred: Centred) -> None:
    toml = centred().folder / "exercise.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + "timeout_seconds = 2\n", encoding="utf-8")
    slow = centred().solution / "right" / "r0.py"
    slow.write_text(
        "import time\nimport numpy as np\nSTART = []\n\n\ndef centred(x):\n"
        "    if not START:\n        START.append(1)\n        end = time.process_time() + 1.3\n"
        "        while time.process_time() < end:\n            pass\n"
        "    return x - x.mean(axis=0)\n",
        encoding="utf-8",
    )
    assert rules(prove(centred()))["half-the-limits-suffice"] == "right/r0.py"


def test_a_mutant_that_lives_is_shown_until_it_is_explained(centred: Centred) -> None:
    solution = centred().solution / "solution.py"
    solution.write_text(
        HEAD + "    if len(x) < 0:\n        return x\n    return x - x.mean(axis=0)\n",
        encoding="utf-8",
    )
    problems = prove(centred()).problems
    assert {problem.rule for problem in problems} == {"mutants-die"}
    assert any("len(x) < -1" in problem.en or "(-1)" in problem.en for problem in problems)
    entries = [
        f'[[equivalent]]\nmutant = "{problem.place}"\nzh = "长度不会是负数。"\n'
        'en = "A length is never below zero."\n'
        for problem in problems
    ]
    listed = centred().solution / "mutants.toml"
    listed.write_text("\n".join(entries), encoding="utf-8")
    certificate = prove(centred())
    assert certificate.problems == []
    assert sum(mutant.fate == "equivalent" for mutant in certificate.mutants) == len(problems)
    listed.write_text(entries[0].replace(problems[0].place, "0000"), encoding="utf-8")
    assert rules(prove(centred()))["equivalents-are-alive"].endswith("0000")
    listed.write_text(entries[0].replace("长度不会是负数。", "  不会  "), encoding="utf-8")
    with pytest.raises(CatalogError, match=r"equivalent\[0\]: zh and en need 8 characters"):
        prove(centred())


def test_two_wrong_answers_that_do_the_same_are_named(centred: Centred) -> None:
    twin = centred().solution / "wrong" / "twin.py"
    twin.write_text(f"{header(99, 'test_values')}{HEAD}    return x.copy()\n", encoding="utf-8")
    found = prove(centred()).problems
    assert {(each.rule, each.place) for each in found} == {
        ("diagnosed-by-name", "wrong/twin.py"),
        ("diagnosed-by-name", "wrong/w4.py"),
    }


@pytest.mark.parametrize(
    ("name", "old", "new", "rule"),
    [
        ("prompt.en.md", "# 去均值", "# 去均值 <TODO say what for>", "filled-in"),
        ("prompt.en.md", "# 去均值", "# 去均值\n\nAt most 37 rows.", "languages-agree"),
        ("hints.zh.md", "c\n", "c\n\n```python\nx = 1\n```\n", "languages-agree"),
    ],
)
def test_texts_keep_to_the_rules(
    centred: Centred, name: str, old: str, new: str, rule: str
) -> None:
    replace(centred().folder / name, old, new)
    assert rule in rules(prove(centred()))


@pytest.mark.parametrize(
    ("name", "begin", "end"),
    [
        ("hints.{}.md", "```python\n", "```\n"),
        ("hints.{}.md", "", ""),
        ("prompt.{}.md", "\n> ", "\n"),
        ("stub.py", "# ", "\n"),
    ],
)
def test_the_solution_must_not_stand_in_what_a_learner_reads(
    centred: Centred, name: str, begin: str, end: str
) -> None:
    body = "    scale = x.std(axis=0) * 0 + 1\n    return (x - x.mean(axis=0)) / scale\n"
    (centred().solution / "solution.py").write_text(HEAD + body, encoding="utf-8")
    shown = body if "md" in name else body.replace("\n   ", "\n#  ").rstrip()
    for path in {centred().folder / name.format(language) for language in ("zh", "en")}:
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\n{begin}{shown}{end}", encoding="utf-8")
    found = rules(prove(centred()))
    assert found["no-solution-text"].startswith(name.partition(".")[0])


def test_checks_that_break_are_named_once(centred: Centred) -> None:
    replace(
        centred().checks_path, "import numpy as np\n", "import numpy as np\nimport nothing_such\n"
    )
    (problem,) = (each for each in prove(centred()).problems if each.rule == "check-breaks")
    assert problem.place == "checks.py"
    assert "nothing_such" in problem.en


@pytest.mark.parametrize(
    ("statement", "said", "holds"),
    [
        ("centred(np.array([[1.0], [3.0]]))", "# array([[-1.],\n#        [ 1.]])", True),
        ("centred(np.array([[1.0], [3.0]]))", "# array([[-1.],\n#        [ 2.]])", False),
        ("centred(np.array([[1.0], [3.0]]))  # columns lose their mean", "", True),
        ("y = centred(np.eye(2))", "# y  array([[0.5, -0.5], [-0.5, 0.5]])", True),
        ("y = centred(np.eye(2))", "# y  array([[0.5, -0.5], [0.5, 0.5]])", False),
        ("centred(np.eye(3))[0, 0]  # 0.6667, two thirds", "", True),
        ("centred(np.eye(3))[0, 0]  # 0.6777", "", False),
        ("centred(np.eye(2), 3)", "", False),
        ("centered(np.eye(2))", "", False),
    ],
)
def test_what_the_prompt_says_comes_out_comes_out(
    centred: Centred, statement: str, said: str, holds: bool
) -> None:
    example = f"\n\n```python\nimport numpy as np\n\n{statement}\n{said}\n```\n"
    for language in ("zh", "en"):
        path = centred().folder / f"prompt.{language}.md"
        path.write_text(path.read_text(encoding="utf-8") + example, encoding="utf-8")
    found = {each.file for each in false_examples(centred())}
    assert found == (set() if holds else {"prompt.zh.md", "prompt.en.md"})
    if not holds:
        assert "example-is-true" in rules(prove(centred()))


def test_a_misspelt_check_brings_the_nearest(centred: Centred) -> None:
    replace(centred().solution / "wrong" / "w0.py", "fails: test_values", "fails: test_value")
    (problem,) = prove(centred()).problems
    assert problem.rule == "fails-for-its-reason"
    assert "test_values" in problem.en


def test_a_wrong_answer_in_free_text_says_its_misconception(tmp_path: Path) -> None:
    ours = find_exercise("fusion_methods")
    shutil.copytree(ours.folder, tmp_path / "exercises" / "fusion" / "fusion_methods")
    hidden = tmp_path / "solutions" / "fusion" / "fusion_methods"
    shutil.copytree(ours.solution, hidden)
    exercise = find_exercise("fusion_methods", tmp_path)
    assert rules(prove(exercise)) == {}
    replace(hidden / "wrong" / "swapped.zh.md", "Misconception: ", "")
    assert rules(prove(exercise)) == {"wrong-answer-teaches": "wrong/swapped.zh.md"}


def test_a_missing_file_is_named(centred: Centred) -> None:
    (centred().solution / "explanation.en.md").unlink()
    assert rules(prove(centred())) == {"complete": "explanation.en.md"}


def test_the_program_to_mend_must_be_faulty(centred: Centred) -> None:
    folder = centred().folder
    replace(folder / "exercise.toml", 'kind = "coding"', 'kind = "debug"')
    (folder / "stub.py").write_text(HEAD + "    return x - x.mean(0)\n", encoding="utf-8")
    assert rules(prove(centred()))["given-program-fails"] == "stub.py"
