"""A sandbox whose worker is a list of forged replies, and everything that reads such replies."""

from __future__ import annotations

import socket
import warnings
from collections.abc import Callable
from typing import IO, Any

import numpy as np

from grader.checks import assertions
from grader.checks.assertions import CheckFailed
from grader.checks.explanation import explain
from grader.checks.model import ModelHandle
from grader.errors import GraderError
from grader.sandbox import wire
from grader.sandbox.failures import LearnerFailure
from grader.sandbox.host import Ending, StartedWorker, WorkerHost
from grader.sandbox.limits import Limits
from grader.sandbox.proxy import SubmissionProxy, describe_value
from grader.sandbox.session import Sandbox
from grader.submission import Submission
from grader.text import Text

_SUBMISSION = Submission(source="def f(x): return x", origin="f.py")
_NO_PROCESS = 2**31 - 1
_MOST_TEXT = 20_000  # for one thing that a learner is told


class ForgedWorker(WorkerHost):
    """Answers the loading of the program rightly and what follows with the replies it was given."""

    isolation = "none"

    def __init__(self, replies: list[dict[Any, Any]]) -> None:
        self._replies = replies
        self._theirs: list[socket.socket] = []

    def start(self, limits: Limits, output: IO[bytes]) -> StartedWorker:
        """Lay all replies ready to be read; a second worker has none."""
        ours, theirs = socket.socketpair()
        self._theirs.append(theirs)
        theirs.setblocking(False)
        for message in ({"ready": _NO_PROCESS}, {"ok": None, "seq": 1}):
            theirs.sendall(b"".join(wire.encode_frame(message)))
        for number, reply in enumerate(self._replies):
            theirs.sendall(b"".join(wire.encode_frame({"seq": number + 2} | reply)))
        self._replies = []
        theirs.shutdown(socket.SHUT_WR)
        return StartedWorker(ours, None)

    def end(self, grace_seconds: float = 0.0) -> Ending:
        """Know nothing of how it ended."""
        return Ending()

    def broken(self, detail: str) -> GraderError:
        """Return the error of a host."""
        return GraderError(Text.same(detail))

    def close(self) -> None:
        """Close the worker's ends."""
        for each in self._theirs:
            each.close()


def _called(proxy: SubmissionProxy) -> None:
    _judged(proxy.f(1))


def _each_called(proxy: SubmissionProxy) -> None:
    for value in proxy.each("f", [(1,)]):
        _judged(value)


def _observed(proxy: SubmissionProxy) -> None:
    seen = proxy.observe("f", 1)
    assert isinstance(seen.aliases_argument, bool)
    _judged(seen.value)


def _judged(value: Any) -> None:
    _bounded(describe_value(value))
    numbers = np.array([0.5, 1.5])
    for judge in (
        lambda: assertions.assert_array(value),
        lambda: assertions.assert_shape(value, (2,)),
        lambda: assertions.assert_dtype(value, np.float64),
        lambda: assertions.assert_same_array(value, numbers),
        lambda: assertions.assert_close(value, numbers),
    ):
        _bounded_verdict(judge)


def _of_model(read: Callable[[ModelHandle], object]) -> Callable[[SubmissionProxy], None]:
    def run(proxy: SubmissionProxy) -> None:
        model = proxy.f(1)
        assert isinstance(model, ModelHandle)
        _bounded_verdict(lambda: _bounded(str(read(model))))

    return run


def _bounded_verdict(judge: Callable[[], object]) -> None:
    try:
        judge()
    except CheckFailed as failure:
        for text in (failure.text.zh, failure.text.en, failure.actual or ""):
            _bounded(text)


def _bounded(text: str) -> None:
    """Check that a worker can't make a check say, or spell out, more than anybody reads."""
    assert len(text) < _MOST_TEXT, f"{len(text):,} characters"


_IMAGES, _TOKENS, _LABELS = np.zeros((2, 1)), np.zeros((2, 1)), np.zeros((2, 10))
#: Each takes one forged reply; those of models need a handle first.
READERS: dict[str, Callable[[SubmissionProxy], None]] = {
    "call": _called,
    "observe": _observed,
    "each": _each_called,
    "describe": _of_model(lambda model: model.describe()),
    "weights": _of_model(lambda model: model.weights()),
    "assess": _of_model(lambda model: model.assess(_IMAGES, _TOKENS, _LABELS, _LABELS)),
    "probabilities": _of_model(lambda model: model.probabilities(_IMAGES, _TOKENS).sum()),
    "train": _of_model(lambda model: model.train(_IMAGES, _TOKENS, _LABELS, 2)),
}
_A_MODEL = {"ok": {"value": wire.Handle(0, "model")}}


def read_forged(reader: str, reply: dict[Any, Any]) -> LearnerFailure | None:
    """Have one reader take one forged reply; return how the learner failed, if so.

    Any other exception is a crash of the grader, which a worker must not be able to cause.
    """
    if reader == "each":
        replies = [{"ok": [reply]}]
    else:
        replies = [reply] if reader in ("call", "observe") else [_A_MODEL, reply]
    with (
        warnings.catch_warnings(action="ignore"),  # as it is while checks run
        Sandbox(_SUBMISSION.source, ForgedWorker(replies), Limits()) as sandbox,
    ):
        try:
            READERS[reader](SubmissionProxy(sandbox))
        except LearnerFailure as failure:
            text = explain(failure, _SUBMISSION)
            _bounded(text.zh)
            _bounded(text.en)
            return failure
    return None
