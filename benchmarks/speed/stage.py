"""One exercise's model answer, and every way to have it graded, ready to be timed."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from grader.catalog import Exercise
from speed.baseline import pytest_on_checks, pytest_on_plain_tests
from speed.content import LAST_INTERFACE_CHECK, copy_with_interface_checks, names_of_checks
from speed.installation import Installation
from speed.kernel import Kernel
from speed.nbgrader_peer import NbgraderAssignment
from speed.notebooks import STUDENT, read_assignment, write_task
from speed.otter_peer import OtterAssignment
from speed.peers import NBGRADER, OTTER, ready_environment
from speed.timing import Contender, WrongVerdictError

PYTEST = "fresh pytest, same checks"
PLAIN = "fresh pytest, plain tests"
COLD = "mmdojo check, cold"
WARM = "mmdojo check, warm"
INTERFACE = "mmdojo check, warm, interface alone"
NOTEBOOK = "check() in a notebook, warm"
# A wrong answer of each exercise, to see that other graders tell it from the right one.
_WRONG = {"fuse_features": "default_axis.py", "build_model": "ignores_image.py"}


class Stage:
    """Holds one exercise's contenders and all that they run in."""

    def __init__(self, exercise: Exercise, folder: Path, stack: ExitStack) -> None:
        self._exercise = exercise
        self._slug = exercise.slug
        self._answer = exercise.solution / "solution.py"
        self._folder = folder
        self._stack = stack
        self._installation = stack.enter_context(Installation(folder / "own"))
        self._installations = [self._installation]
        self._count = len(names_of_checks(exercise.checks_path))
        self._data = write_task(folder) if exercise.metadata.needs == "tensorflow" else None

    def same_checks(self) -> Contender:
        """Return the baseline: one pytest process that makes the assertions of the checks."""
        # A copy, because pytest writes bytecode beside what it runs.
        copy = shutil.copytree(self._exercise.folder, self._folder / "checks")
        run = partial(
            pytest_on_checks,
            copy / self._exercise.checks_path.name,
            self._answer,
            self._installation.variables,
            self._folder,
            self._count,
        )
        return Contender(PYTEST, run, self._settle)

    def plain_tests(self) -> Contender:
        """Return pytest on the equivalent tests, without anything of mmdojo's."""
        run = partial(
            pytest_on_plain_tests,
            self._slug,
            self._answer,
            self._installation.variables,
            self._folder,
            self._count,
        )
        return Contender(PLAIN, run, self._settle)

    def cold(self) -> Contender:
        """Return the terminal when no process of mmdojo's is there yet."""

        def prepare() -> None:
            self._settle()
            self._installation.stop()

        return Contender(COLD, self._check, prepare)

    def warm(self) -> Contender:
        """Return the terminal when the server has graded something already."""

        def prepare() -> None:
            self._check()
            self._settle()

        return Contender(WARM, self._check, prepare)

    def interface_alone(self) -> Contender:
        """Return the warm terminal with the checks cut after those of the interface."""
        content = copy_with_interface_checks(self._exercise, self._folder / "content")
        # A server of its own, for whatever content a server keeps in memory.
        installation = self._stack.enter_context(Installation(self._folder / "cut", content))
        self._installations.append(installation)
        checks = installation.report(self._slug, self._answer)["checks"]
        if checks[-1]["name"] != LAST_INTERFACE_CHECK:
            raise WrongVerdictError(f"{len(checks)} checks ran, more than the interface's")
        run = partial(installation.check, self._slug, self._answer)

        def prepare() -> None:
            run()
            self._settle()

        return Contender(INTERFACE, run, prepare)

    def notebook(self) -> Contender:
        """Return `check()` in a kernel that has run the answer."""
        kernel = self._stack.enter_context(
            Kernel(self._installation.variables, self._new_folder("notebook"))
        )
        kernel.run(self._answer.read_text(encoding="utf-8"))
        run = partial(kernel.check, self._slug)

        def prepare() -> None:
            run()
            self._settle()

        return Contender(NOTEBOOK, run, prepare)

    def otter(self, peers: Path) -> Contender:
        """Return otter-grader, having seen it tell a wrong answer from the right one."""
        environment = ready_environment(OTTER, peers)
        otter = OtterAssignment(
            environment,
            read_assignment(self._slug),
            self._new_folder("otter"),
            self._installation.variables,
        )
        otter.set_up(self._data)
        right = otter.submission(STUDENT, self._answer.read_text(encoding="utf-8"))
        wrong = otter.submission("wrong", self._wrong_answer())
        _demand_shares(OTTER, otter.grade(right)[1], otter.grade(wrong)[1])
        name = f"otter-grader {environment.version()}"
        return Contender(name, partial(otter.run_right, right), self._settle)

    def nbgrader(self, peers: Path) -> Contender:
        """Return nbgrader, having seen it tell a wrong answer from the right one."""
        environment = ready_environment(NBGRADER, peers)
        nbgrader = NbgraderAssignment(
            environment,
            read_assignment(self._slug),
            self._new_folder("nbgrader"),
            self._installation.variables,
        )
        nbgrader.set_up(self._data)
        nbgrader.submit(STUDENT, self._answer.read_text(encoding="utf-8"))
        nbgrader.submit("wrong", self._wrong_answer())
        nbgrader.grade(STUDENT)
        nbgrader.grade("wrong")
        _demand_shares(NBGRADER, nbgrader.share(STUDENT), nbgrader.share("wrong"))
        name = f"nbgrader {environment.version()}"
        return Contender(name, partial(nbgrader.run_right, STUDENT), self._settle)

    def _wrong_answer(self) -> str:
        path = self._exercise.solution / "wrong" / _WRONG[self._slug]
        return path.read_text(encoding="utf-8")

    def _new_folder(self, name: str) -> Path:
        folder = self._folder / name
        folder.mkdir()
        return folder

    def _check(self) -> float:
        return self._installation.check(self._slug, self._answer)

    def _settle(self) -> None:
        for installation in self._installations:
            installation.settle()


def _demand_shares(tool: str, right: float, wrong: float) -> None:
    if right < 1 or wrong >= 1:
        raise WrongVerdictError(
            f"{tool} gives a right answer {right:.0%} and a wrong one {wrong:.0%} of the points"
        )
