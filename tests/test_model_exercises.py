"""Answers to the exercises that train models get the verdict they stand for.

Here is a sample of them, for time; `benchmarks/model_verdicts.py` grades all of build_model's many
times.
"""

from __future__ import annotations

import importlib.util
import re

import pytest

from grader.catalog import load_catalog
from grader.checks.wrong_answers import read_wrong_answer, wrong_answers
from grader.grading import grade_path

pytestmark = [
    pytest.mark.usefixtures("on_warm_zygotes"),
    pytest.mark.tensorflow,
    pytest.mark.slow,
    pytest.mark.skipif(
        importlib.util.find_spec("tensorflow") is None, reason="needs the tensorflow extra"
    ),
]

CATALOG = load_catalog()
SLUGS = [each.slug for each in CATALOG if each.metadata.needs == "tensorflow"]
RIGHT = {
    "build_model": ("solution.py", "right/mlp_rmsprop.py", "right/subclassed.py"),
    "build_av": ("solution.py", "right/flatten_mlp.py"),
}
WRONG = {
    "build_model": (
        "no_return",
        "swapped_inputs",
        "vocabulary_off_by_one",
        "fixed_shapes",
        "sparse_loss",
        "learning_rate_1000",
        "shared_optimizer",
        "ignores_text",
        "batch_statistics",
    ),
    "build_av": ("no_return", "fixed_vocabulary", "ignores_voice", "late_average"),
}
# Of the build_model sample; build_av's guesses with one of its inputs.
IGNORED = {"ignores_text": "text"}


def test_every_exercise_that_trains_has_a_sample() -> None:
    assert set(SLUGS) == set(RIGHT) == set(WRONG)


@pytest.mark.parametrize(
    ("slug", "name"), [(slug, name) for slug, names in RIGHT.items() for name in names]
)
def test_a_right_answer_gets_full_marks(slug: str, name: str) -> None:
    exercise = CATALOG.get(slug)
    report = grade_path(exercise, exercise.solution / name, language="en")
    assert (report.verdict, report.score) == ("pass", 1), report.message


@pytest.mark.parametrize(
    ("slug", "name"), [(slug, name) for slug, names in WRONG.items() for name in names]
)
def test_a_wrong_answer_fails_at_the_check_that_its_header_names(slug: str, name: str) -> None:
    exercise = CATALOG.get(slug)
    answer = read_wrong_answer(exercise.solution / "wrong" / f"{name}.py")
    report = grade_path(exercise, answer.path, language="en")
    failed = [check.name for check in report.checks if check.verdict == "fail"]
    assert report.verdict == "fail"
    assert failed
    assert failed[0] in (answer.fails, answer.or_fails), report.message
    if name in IGNORED:
        runs = [check.training for check in report.checks if check.training is not None]
        assert len(runs) == 1
        assert len(runs[0].curve.steps) == len(runs[0].curve.accuracy) > 0
        assert runs[0].curve.band_steps
        left = {use.name: runs[0].accuracy - use.accuracy_shuffled for use in runs[0].modalities}
        assert min(left, key=left.__getitem__) == IGNORED[name]


def test_the_listing_as_printed_fails_for_the_missing_embedding_at_its_line() -> None:
    exercise = CATALOG.get("build_model")
    path = exercise.solution / "wrong" / "blog_as_printed.py"
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if "Embedding(input_dim" in text)
    for language in ("zh", "en"):
        report = grade_path(exercise, path, language=language)
        assert report.verdict == "fail"
        assert "Embedding" in report.message
        assert re.search(rf"\b{line}\b", report.checks[0].message)


@pytest.mark.parametrize("slug", SLUGS)
def test_the_untouched_stub_is_not_attempted(slug: str) -> None:
    exercise = CATALOG.get(slug)
    report = grade_path(exercise, exercise.folder / "stub.py", language="zh")
    assert report.verdict == "not_attempted"


@pytest.mark.parametrize("slug", SLUGS)
def test_every_wrong_answer_teaches_and_names_a_check_that_exists(slug: str) -> None:
    exercise = CATALOG.get(slug)
    checks = exercise.checks_path.read_text(encoding="utf-8")
    answers = wrong_answers(exercise)
    assert len(answers) >= 8
    for answer in answers:
        assert answer.lesson is not None, answer.path
        assert answer.hint is not None, answer.path
        for named in filter(None, (answer.fails, answer.or_fails)):
            assert f"def {named}(" in checks, answer.path
