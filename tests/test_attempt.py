"""An untouched stub is no attempt; anything of the learner's own is."""

import ast

import pytest

from grader.attempt import (
    answers_inside_comment,
    code_is_attempted,
    text_is_attempted,
    without_comments,
)
from grader.catalog import load_catalog

CATALOG = load_catalog()
CODING = [exercise for exercise in CATALOG if exercise.is_code]
FREE_TEXT = [exercise for exercise in CATALOG if not exercise.is_code]
FUSE = CATALOG.get("fuse_features")
METHODS = CATALOG.get("fusion_methods")


def attempted(source):
    return code_is_attempted(ast.parse(source), FUSE)


@pytest.mark.parametrize("exercise", CODING, ids=lambda exercise: exercise.slug)
def test_the_stub_of_every_coding_exercise_is_no_attempt(exercise):
    stub = exercise.stub("en")
    assert not code_is_attempted(ast.parse(stub), exercise)
    assert not code_is_attempted(ast.parse(f"# my notes\n{stub}\nx = 1\n"), exercise)


@pytest.mark.parametrize("exercise", CODING, ids=lambda exercise: exercise.slug)
def test_the_model_answer_of_every_coding_exercise_is_an_attempt(exercise):
    assert code_is_attempted(ast.parse(exercise.model_answer("en")), exercise)


@pytest.mark.parametrize(
    "body",
    ["pass", "...", '"""Mine."""', "raise NotImplementedError", 'raise NotImplementedError("x")'],
)
def test_an_empty_body_is_no_attempt(body):
    assert not attempted(f"def fuse_features(a: list, b):\n    '''Doc.'''\n    {body}\n")


@pytest.mark.parametrize(
    "source",
    [
        "def fuse_features(a, b):\n    return None\n",
        "def fuse_features(a, b):\n    raise ValueError\n",
        "fuse_features = lambda a, b: a\n",
        "from solution import fuse as fuse_features\n",
        "def fuse_features(a, b): ...\nfuse_features = max\n",
        "class fuse_features:\n    def __new__(cls, a, b):\n        return a\n",
        "if True:\n    def fuse_features(a, b):\n        return a\n",
    ],
)
def test_anything_that_does_something_is_an_attempt(source):
    assert attempted(source)


def test_the_last_definition_counts():
    written, empty = "def fuse_features(a, b): return a\n", "def fuse_features(a, b): ...\n"
    assert attempted(empty + written)
    assert not attempted(written + empty)


def test_a_stub_with_content_counts_as_untouched_only_while_all_of_it_stands(monkeypatch):
    stub = "def helper(a):\n    return 0\n\ndef fuse_features(a, b):\n    return helper(a)\n"
    monkeypatch.setattr(type(FUSE), "stub", lambda self, language: stub)
    assert not attempted(stub.replace("return 0", "return 0  # zero"))
    assert attempted(stub.replace("return 0", "return 1"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("exercise", FREE_TEXT, ids=lambda exercise: exercise.slug)
def test_the_stub_of_every_free_text_is_no_attempt(exercise, language):
    stub = exercise.stub(language)
    assert not text_is_attempted(stub, exercise)
    assert not text_is_attempted(stub + "\n- \n***\n## A heading of my own\n。\n", exercise)
    assert not text_is_attempted(stub.replace("\n", "\r\n"), exercise)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("exercise", FREE_TEXT, ids=lambda exercise: exercise.slug)
def test_the_model_answer_and_a_copied_prompt_are_attempts(exercise, language):
    assert text_is_attempted(exercise.model_answer(language), exercise)
    assert text_is_attempted(exercise.prompt(language), exercise)


@pytest.mark.parametrize("words", ["特征级融合", "concatenate", "7"])
def test_one_word_is_an_attempt(words):
    assert text_is_attempted(METHODS.stub("zh") + f"\n{words}\n", METHODS)


def test_words_inside_a_comment_are_found_but_do_not_count():
    stub = METHODS.stub("zh")
    inside = stub.replace("-->", "\n特征级融合：拼接特征。\n-->", 1)
    assert not text_is_attempted(inside, METHODS)
    assert answers_inside_comment(inside, METHODS)
    assert not answers_inside_comment(stub, METHODS)


def test_blanked_comments_keep_every_line_in_place():
    text = "a\n<!-- b\nc -->d\n<!-- open"
    assert without_comments(text) == "a\n\nd\n<!-- open"


def test_a_megabyte_of_open_comments_is_read_at_once():
    text = "<!--" * 250_000
    assert without_comments(text) == text
