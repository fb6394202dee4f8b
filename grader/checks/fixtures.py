"""What a check may take as an argument without having made it itself."""

from __future__ import annotations

import numpy as np
import pytest

from grader.checks.draws import Draw, RandomDraw
from grader.sandbox.proxy import SubmissionProxy


class CheckFixtures:
    """The fixtures of one pytest session; they may be linked with checks before a run begins."""

    _submission: SubmissionProxy
    _seed: int

    def give(self, submission: SubmissionProxy, seed: int) -> None:
        """Take what the run has that begins now."""
        self._submission = submission
        self._seed = seed

    @pytest.fixture(scope="session")
    def submission(self) -> SubmissionProxy:
        """The learner's program, behind the wire."""
        return self._submission

    @pytest.fixture
    def rng(self) -> np.random.Generator:
        """A generator that starts anew in every check, the same for the same program."""
        return np.random.default_rng(self._seed)

    @pytest.fixture
    def draw(self) -> Draw:
        """Where a check's inputs come from; the check runs once for each of its examples."""
        return RandomDraw(np.random.default_rng(self._seed))

    @pytest.fixture(scope="session")
    def seed(self) -> int:
        """A number that this program always gets, and that it could not foresee."""
        return self._seed
