"""The handle passes on plain answers and refuses what a tampered worker might send."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.checks.assertions import CheckFailed
from grader.checks.learning import unchanged_weights
from grader.checks.model import ModelHandle, Weight
from grader.sandbox.failures import BadReply

IMAGES, TOKENS = np.zeros((3, 4, 4, 1), "float32"), np.zeros((3, 5), "int32")


def handle(**answers: Any) -> ModelHandle:
    return ModelHandle(lambda verb, **_: answers[verb])


def test_probabilities_come_back_as_float64_rows() -> None:
    predicted = handle(predict=np.full((3, 10), 0.1, "float32")).probabilities(IMAGES, TOKENS)
    assert predicted.dtype == np.float64
    assert predicted.shape == (3, 10)


def test_a_prediction_is_asked_for_once_until_the_model_is_trained() -> None:
    asked: list[str] = []

    def call(verb: str, **_: Any) -> Any:
        asked.append(verb)
        return np.full((3, 10), 0.1 * len(asked))

    model = ModelHandle(call)
    first = model.predict_once(IMAGES, TOKENS)
    assert model.probabilities(IMAGES, TOKENS, once=True) is not None
    assert asked == ["predict"]
    model.predict_once(IMAGES, TOKENS + 1)
    model.predict(IMAGES, TOKENS)
    assert asked == ["predict"] * 3
    model.train(IMAGES, TOKENS, np.zeros((3, 10)), batch=3)
    assert not np.array_equal(model.predict_once(IMAGES, TOKENS), first)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "got None"),
        ([np.zeros((3, 10)), np.zeros((3, 10))], "gives 2"),
        (np.zeros((3, 5)), r"is the last layer a Dense\(10\)"),
        (np.zeros((3, 20, 10)), "an axis too many"),
        (np.zeros((1, 10)), "number of samples"),
        (np.zeros(10), "number of samples"),
        (np.array([["a"] * 10] * 3), "should be an array"),
        ("0.1", "should be an array"),
    ],
)
def test_another_output_fails_the_check_with_what_it_is(answer: Any, said: str) -> None:
    with pytest.raises(CheckFailed, match=said):
        handle(predict=answer).probabilities(IMAGES, TOKENS)


def test_a_description_takes_only_what_has_the_right_type() -> None:
    raw = {
        "kind": "Functional",
        "compiled": 1,
        "inputs": [[None, 4, 4, 1], [None, 5]],
        "outputs": "?",
        "loss": 3,
        "optimizer": "Adam",
        "learning_rate": 0.001,
    }
    description = handle(describe=raw).describe()
    assert description.compiled is False
    assert description.inputs == ((None, 4, 4, 1), (None, 5))
    assert description.outputs is None
    assert description.loss is None
    assert description.learning_rate == 0.001


@pytest.mark.parametrize(
    "answer",
    [None, [], {"loss": "0.1", "metrics": {}}, {"loss": 0.1}, {"loss": 0.1, "metrics": {"a": "1"}}],
)
def test_an_assessment_that_is_no_assessment_is_a_bad_reply(answer: Any) -> None:
    with pytest.raises(BadReply):
        handle(assess=answer).assess(IMAGES, TOKENS, np.eye(3), np.eye(3))


@pytest.mark.parametrize("answer", [None, {}, [1], [{"name": "w", "largest": "big"}]])
def test_weights_that_are_no_weights_are_a_bad_reply(answer: Any) -> None:
    with pytest.raises(BadReply):
        handle(weights=answer).weights()


def test_unchanged_weights_are_the_trainable_ones_with_the_same_digest() -> None:
    before = [Weight("a", True, "1", 0.1), Weight("b", True, "2", 0.1), Weight("c", False, "3", 0)]
    after = [Weight("a", True, "9", 0.1), Weight("b", True, "2", 0.1), Weight("c", False, "3", 0)]
    assert unchanged_weights(before, after) == ["b"]
