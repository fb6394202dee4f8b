"""A failing program that behaves like a known wrong answer is told which misconception that is."""

from __future__ import annotations

import pytest

from grader.catalog import load_catalog
from grader.grading import grade
from grader.report import Report
from grader.submission import Submission

EXERCISE = load_catalog().get("fuse_features")
HEAD = "import numpy as np\n\n\ndef fuse_features(image_feature, text_feature):\n"
# Written without a look at the answers in wrong/: other code for the same misconceptions.
HELD_BACK = {
    "return np.vstack([image_feature, text_feature])": "axis 0",
    "return np.concatenate([text_feature, image_feature], 1)": "text first",
    "return np.hstack([image_feature, text_feature]).astype(float)": "float64",
    "return image_feature.tolist()": None,
    "return 7": None,
    "n = min(len(image_feature), len(text_feature))\n"
    "    return np.hstack([image_feature[:n], text_feature[:n]])": "cuts to the shorter",
    "return np.stack((image_feature, text_feature), axis=1)": "new axis",
    "return np.stack((image_feature, text_feature))": None,  # another shape than any known one
    "image_feature + text_feature": "return",
    "return np.squeeze(np.hstack((image_feature, text_feature)))": "drops a dimension",
}


def report(source: str) -> Report:
    return grade(EXERCISE, Submission(source, "answer.py"), language="en")


def diagnosis(found: Report) -> str | None:
    said = [check.misconception for check in found.checks if check.misconception]
    assert len(said) <= 1
    return said[0] if said else None


@pytest.mark.usefixtures("on_warm_zygotes")
@pytest.mark.parametrize(("body", "word"), HELD_BACK.items())
def test_a_wrong_answer_in_other_code_gets_its_diagnosis_or_none(
    body: str, word: str | None
) -> None:
    found = report(f"{HEAD}    {body}\n")
    assert found.verdict == "fail"
    said = diagnosis(found)
    if word is None:
        assert said is None
    else:
        assert said is not None
        assert word in said.lower()


@pytest.mark.usefixtures("on_warm_zygotes")
def test_the_diagnosis_stands_with_the_first_check_that_failed_in_either_language() -> None:
    source = HEAD + "    return np.concatenate([text_feature, image_feature], 1)\n"
    found = grade(EXERCISE, Submission(source, "answer.py"), language="zh")
    first = next(check for check in found.checks if check.verdict == "fail")
    assert first.misconception is not None
    assert "误区" in first.misconception


@pytest.mark.usefixtures("on_warm_zygotes")
def test_a_second_mistake_in_a_later_check_hides_the_first_from_nobody() -> None:
    source = (
        "import numpy as np\n\n\ndef masked_softmax(scores, mask):\n"
        "    e = np.exp(np.where(mask, scores, -np.inf))\n"
        "    total = e.sum(axis=-1, keepdims=True)\n"
        "    scores += 1\n"
        "    return e / np.where(total == 0, 1, total)\n"
    )
    exercise = load_catalog().get("masked_softmax")
    said = {}
    for language in ("zh", "en"):
        found = grade(exercise, Submission(source, "answer.py"), language=language)
        assert sum(check.verdict == "fail" for check in found.checks) > 1
        said[language] = diagnosis(found) or ""
    assert said["en"].startswith("Up to the first check that fails")
    assert "maximum" in said["en"]
    assert said["zh"].startswith("到第一个不成立的检查为止")


@pytest.mark.usefixtures("on_warm_zygotes")
def test_what_tells_it_from_a_right_answer_must_be_what_it_shares_with_the_wrong_one() -> None:
    # Known wrong answers give another dtype, too, but not this one.
    found = report(
        HEAD + "    both = np.hstack([image_feature, text_feature])\n"
        "    return both.astype(text_feature.dtype)\n"
    )
    assert found.verdict == "fail"
    assert diagnosis(found) is None


@pytest.mark.usefixtures("on_warm_zygotes")
def test_a_right_answer_is_told_nothing() -> None:
    found = report(HEAD + "    return np.concatenate([image_feature, text_feature], 1)\n")
    assert found.verdict == "pass"
    assert diagnosis(found) is None


@pytest.mark.usefixtures("on_warm_zygotes")
@pytest.mark.parametrize(
    "body", ["import os; os._exit(0)", "while True: pass", "raise KeyboardInterrupt"]
)
def test_a_program_without_comparable_outcomes_is_not_diagnosed(body: str) -> None:
    found = report(f"{HEAD}    {body}\n")
    assert found.verdict == "fail"
    assert diagnosis(found) is None
