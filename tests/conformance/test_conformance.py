"""Every isolation backend keeps its promises against programs that try to break them.

Each program in the folders beside this file is one attack. Its first comment lines say which
promise it attacks and how it must be judged; where an attack works, the program passes the
exercise, harms a canary, prints the word that says so or lets a secret into the report.
"""

from __future__ import annotations

import importlib.util
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from canaries import SECRET_VARIABLE, Canaries
from leftovers import Leftovers, adopting_orphans, delete
from msgspec.structs import replace
from programs import CATEGORIES, Program, read_programs

from grader.catalog import Exercise, load_catalog
from grader.grading import grade_path
from grader.report import Report
from grader.sandbox import backends
from grader.server.zygotes import ZygotePool

PROGRAMS = read_programs()
NUMPY_PROGRAMS = [program for program in PROGRAMS if program.category in CATEGORIES]
MODELS = [program for program in PROGRAMS if program.category == "models"]
MISBEHAVING = [program for program in PROGRAMS if program.category == "misbehaving"]
BACKENDS = list(backends.available())
# What a model pretends is judged on the trusted side, whatever the backend, and a backend without
# warm workers imports TensorFlow for each. Those that end or exhaust their worker run on all.
ON_EACH = {"exits_while_training", "hundred_gigabytes", "trains_for_ever"}
GRACE_SECONDS = 2
LOAD_FACTOR = 5
SECONDS_TO_MEASURE = 0.3
TRIES = 4
# A model that never ends is known after these, too; right ones need more.
SECONDS_FOR_ENDLESS_MODELS = 6.0

needs_tensorflow = [
    pytest.mark.slow,
    pytest.mark.tensorflow,
    pytest.mark.skipif(
        importlib.util.find_spec("tensorflow") is None, reason="needs the tensorflow extra"
    ),
]


@dataclass
class Grading:
    """A program that was graded, and what it left."""

    report: Report
    seconds: float
    leftovers: Leftovers


class Bench:
    """Grades programs among the canaries on one backend."""

    def __init__(
        self,
        canaries: Canaries,
        temporary: Path,
        monkeypatch: pytest.MonkeyPatch,
        zygotes: ZygotePool,
    ) -> None:
        self._zygotes = zygotes
        self.canaries = canaries
        self.temporary = temporary
        self._monkeypatch = monkeypatch
        self._stack: list[Leftovers] = []

    def exercise(self, program: Program) -> Exercise:
        found = load_catalog(self.canaries.content).get(program.slug)
        if program.category != "models" or program.reasons != {"timeout"}:
            return found
        seconds = {"timeout_seconds": SECONDS_FOR_ENDLESS_MODELS}
        return Exercise(replace(found.metadata, **seconds), found.folder, found.solution)

    def grade(self, backend: str, program: Program) -> Grading:
        """Grade a program with its targets named on the line above it."""
        self._monkeypatch.setenv("MMDOJO_BACKEND", backend)
        if backend == "confined":
            # It starts now, so as not to be taken for something that the program left.
            needs = self.exercise(program).metadata.needs
            assert needs is not None
            host = self._zygotes.lend(needs, [])
            assert host.isolation == "full"
            host.close()
        path = self.canaries.write_program(program.source, f"{program.slug}.py")
        target = self.canaries.target()
        leftovers = Leftovers(target["marker"], target["key"])
        self._stack.append(leftovers)
        started = time.monotonic()
        report = grade_path(self.exercise(program), path, language="en")
        return Grading(report, time.monotonic() - started, leftovers)

    def allowed_seconds(self, program: Program) -> float:
        """Return how long a program may take, going by a right answer on this machine now."""
        exercise = load_catalog(self.canaries.content).get(program.slug)
        path = exercise.solution / "solution.py"
        started = time.monotonic()
        assert grade_path(exercise, path, language="en").verdict == "pass"
        right = time.monotonic() - started
        limit = self.exercise(program).metadata.timeout_seconds + GRACE_SECONDS
        return limit * slowdown() + LOAD_FACTOR * right

    def clear(self) -> None:
        for leftovers in self._stack:
            leftovers.clear()
        delete(self.temporary)


@pytest.fixture
def bench(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    warm_zygotes: ZygotePool,
    on_warm_zygotes: None,
) -> Iterator[Bench]:
    with adopting_orphans(), Canaries() as canaries:
        monkeypatch.setenv(SECRET_VARIABLE, canaries.token("environment"))
        temporary = tmp_path / "temporary"
        temporary.mkdir()
        # What the grader itself makes there is then this test's and no other's.
        monkeypatch.setattr(tempfile, "tempdir", str(temporary))
        bench = Bench(canaries, temporary, monkeypatch, warm_zygotes)
        yield bench
        bench.clear()


def cases(programs: list[Program]) -> list[object]:
    return [
        pytest.param(
            backend,
            program,
            id=f"{backend}-{program.category}-{program.name}",
            marks=[
                *(needs_tensorflow if program.slug == "build_model" else []),
                *([_TOO_DANGEROUS] if program.dangerous and backend == "process" else []),
            ],
        )
        for backend in BACKENDS
        for program in programs
        if backend == BACKENDS[0] or program.category != "models" or program.name in ON_EACH
    ]


_TOO_DANGEROUS = pytest.mark.skip(reason="would harm this machine where nothing confines it")


@pytest.mark.parametrize(("backend", "program"), cases([*NUMPY_PROGRAMS, *MODELS]))
def test_a_hostile_program_neither_passes_nor_harms(
    bench: Bench, backend: str, program: Program
) -> None:
    grading = graded(bench, backend, program)
    if backend in program.unmet:
        assert grading.report.verdict in ("pass", "fail"), grading.report.message
        return
    report = grading.report
    assert report.verdict == "fail", report.message
    assert first_reason(report) in program.reasons, report.message
    assert_harmless(bench, backend, program, grading)


@pytest.mark.parametrize(("backend", "program"), cases(MISBEHAVING))
def test_misbehaviour_that_is_contained_costs_no_right_answer(
    bench: Bench, backend: str, program: Program
) -> None:
    grading = graded(bench, backend, program)
    assert (grading.report.verdict, grading.report.score) == ("pass", 1), grading.report.message
    assert_harmless(bench, backend, program, grading)


def graded(bench: Bench, backend: str, program: Program) -> Grading:
    """Grade a program; again what only the load of others can have kept from ending in time.

    It may leave no process behind, unless that is a known limit of the backend.
    """
    for _ in range(TRIES):
        grading = bench.grade(backend, program)
        assert backend in program.unmet or grading.leftovers.processes() == []
        if "timeout" in program.reasons or first_reason(grading.report) != "timeout":
            break
    return grading


def assert_harmless(bench: Bench, backend: str, program: Program, grading: Grading) -> None:
    left = grading.leftovers
    assert bench.canaries.harm() == []
    assert left.files() == []
    assert left.kernel_objects() == []
    assert list(bench.temporary.iterdir()) == []
    # The source itself names the word; all else that is reported must not.
    told = replace(grading.report, graded_source="").to_json()
    told.encode("utf-8")  # raises where it is no Unicode
    assert [place for place, token in bench.canaries.tokens.items() if token in told] == []
    assert bench.canaries.won not in told, grading.report.learner_output
    assert_in_time(bench, backend, program, grading.seconds)


def assert_in_time(bench: Bench, backend: str, program: Program, seconds: float) -> None:
    """Time again what took too long: the load of others comes and goes, a program's own stays."""
    limit = bench.exercise(program).metadata.timeout_seconds + GRACE_SECONDS
    for _ in range(TRIES):
        if seconds <= limit or seconds <= bench.allowed_seconds(program):
            return
        seconds = bench.grade(backend, program).seconds
    pytest.fail(f"{program.name} took more than its limit {TRIES} times, at last {seconds:.1f} s")


def slowdown() -> float:
    """Return by how much others slow a busy process down: waiting for a processor is no fault."""
    wall, busy = time.monotonic(), time.process_time()
    while time.process_time() - busy < SECONDS_TO_MEASURE:
        pass
    return max(1.0, (time.monotonic() - wall) / SECONDS_TO_MEASURE)


def first_reason(report: Report) -> str | None:
    return next((check.reason for check in report.checks if check.verdict != "pass"), None)


def test_there_are_programs_enough_and_none_twice() -> None:
    assert len(NUMPY_PROGRAMS) >= 78
    assert len(MODELS) >= 12
    assert {program.name for program in MODELS} > ON_EACH
    assert {program.category for program in NUMPY_PROGRAMS} == set(CATEGORIES)
    assert all(program.verdict == "fail" for program in [*NUMPY_PROGRAMS, *MODELS])
    assert all(program.verdict == "pass" for program in MISBEHAVING)
    bodies = [code_of(program) for program in PROGRAMS]
    assert len(set(bodies)) == len(bodies)
    names = [(program.category, program.name) for program in PROGRAMS]
    assert len(set(names)) == len(names)


def code_of(program: Program) -> str:
    """The program without the comments, which may say something else about the same."""
    lines = program.source.splitlines()
    return "\n".join(line for line in lines if line.strip() and not line.startswith("#"))
