"""A pytest plugin that gives the tests in `speed.equivalent` the answer's function, and no more."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ANSWER_VARIABLE = "MMDOJO_SPEED_ANSWER"


@pytest.fixture(scope="session")
def answer() -> dict[str, Any]:
    """The names that the answer defines."""
    path = Path(os.environ[ANSWER_VARIABLE])
    names: dict[str, Any] = {}
    exec(compile(path.read_text(encoding="utf-8"), path.name, "exec"), names)
    return names


@pytest.fixture
def fuse_features(answer: dict[str, Any]) -> Callable[..., Any]:
    """The learner's function."""
    function: Callable[..., Any] = answer["fuse_features"]
    return function


@pytest.fixture
def build_model(answer: dict[str, Any]) -> Callable[..., Any]:
    """The learner's function."""
    function: Callable[..., Any] = answer["build_model"]
    return function
