"""Run an exercise's checks with pytest in this, the trusted, process."""

from __future__ import annotations

import contextlib
import io
import os
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from _pytest.main import wrap_session

from grader.catalog import Exercise
from grader.checks.collecting import CollectedAhead, collect, collect_ahead
from grader.checks.diagnosis import Diagnosis, diagnose
from grader.checks.fixtures import CheckFixtures
from grader.checks.likely import Run
from grader.checks.loading import imported_anew
from grader.checks.plugin import CheckOutcome, CheckPlugin
from grader.conditions import AS_FOR_A_LEARNER, Conditions
from grader.errors import GraderError
from grader.sandbox.host import Isolation
from grader.sandbox.session import Sandbox
from grader.submission import Submission
from grader.text import Text

# What pytest brings for test suites and checks have no use of; each costs time in every run.
_UNUSED_PLUGINS = (
    "cacheprovider",
    "capture",
    "debugging",
    "doctest",
    "faulthandler",
    "junitxml",
    "legacypath",
    "logging",
    "monkeypatch",
    "pastebin",
    "pytester_assertions",
    "python_path",
    "recwarn",
    "setuponly",
    "setupplan",
    "skipping",
    "stepwise",
    "subtests",
    "terminal",
    "threadexception",
    "tmpdir",
    "unittest",
    "unraisableexception",
    "warnings",
)
_PYTEST_OPTIONS = [
    "--disable-plugin-autoload",
    "--noconftest",
    "--import-mode=importlib",
    *(option for name in _UNUSED_PLUGINS for option in ("-p", f"no:{name}")),
]


@dataclass(frozen=True)
class CheckedSubmission:
    """What came of the checks of one submission.

    Attributes:
        outcomes: one per declared check, in their order.
        output: what the program printed, capped.
        isolation: what kept the program from the rest of the machine.
        diagnosis: the misconception of a wrong answer that behaves the same.
        wavering: the checks that hold with some seeds and not with others.
        examples_tried: how often checks ran, on their examples and with each seed.
    """

    outcomes: list[CheckOutcome]
    output: str
    isolation: Isolation
    diagnosis: Diagnosis | None = None
    wavering: list[str] = field(default_factory=list)
    examples_tried: int = 0


def run_checks(
    exercise: Exercise,
    submission: Submission,
    on_progress: Callable[[int, int, Text], None] | None = None,
    conditions: Conditions = AS_FOR_A_LEARNER,
) -> CheckedSubmission:
    """Run every check on a submission.

    Args:
        exercise: what was asked.
        submission: the learner's program.
        on_progress: called with (checks done, checks in all, title of the current one).
        conditions: under which the checks run.

    Raises:
        GraderError: the checks or the sandbox failed; no verdict on the submission follows.
    """
    run = Run.of(exercise)
    _latest[:] = [run]
    with run.open_sandbox(submission.source) as sandbox:
        sandbox.start_ahead()  # while pytest collects the checks
        return run_checks_in(sandbox, exercise, submission, on_progress, conditions)


def open_sandbox(exercise: Exercise, source: str) -> Sandbox:
    """Return where a program of an exercise can be run.

    Raises:
        GraderError: this machine can't run it.
    """
    return Run.of(exercise).open_sandbox(source)


def run_checks_in(
    sandbox: Sandbox,
    exercise: Exercise,
    submission: Submission,
    on_progress: Callable[[int, int, Text], None] | None = None,
    conditions: Conditions = AS_FOR_A_LEARNER,
) -> CheckedSubmission:
    """As `run_checks`, in a sandbox whose program is the submission's."""
    plugin = CheckPlugin(sandbox, submission, on_progress, conditions)
    _run_pytest(exercise.checks_path, plugin)
    output, isolation = sandbox.output(), sandbox.isolation
    diagnosis = _diagnosed(exercise, sandbox, plugin) if conditions.diagnoses else None
    missing = [check.name for check in plugin.declared if check.name not in plugin.outcomes]
    if plugin.faults or missing or not plugin.declared:
        detail = "; ".join(plugin.faults + missing)[-500:] or "no checks"
        raise GraderError(
            Text(
                zh=f"练习 {exercise.slug} 的检查程序出错，无法评分（不是你的问题）：{detail}",
                en=f"The checks of {exercise.slug} broke, so there is no verdict "
                f"(this is not your fault): {detail}",
            )
        )
    outcomes = [plugin.outcomes[check.name] for check in plugin.declared]
    return CheckedSubmission(
        outcomes, output, isolation, diagnosis, plugin.wavering, plugin.examples_tried
    )


def _diagnosed(exercise: Exercise, sandbox: Sandbox, plugin: CheckPlugin) -> Diagnosis | None:
    failed = [each.declaration.name for each in plugin.outcomes.values() if each.verdict == "fail"]
    known = any(each.misconception is not None for each in plugin.outcomes.values())
    if not failed or known or plugin.faults:
        return None
    return diagnose(exercise, sandbox, plugin.calls, failed[0], plugin.calls_until_failure)


def latest_run() -> Run | None:
    """Return what the last program of this process was checked with."""
    return _latest[0] if _latest else None


_latest: list[Run] = []


def with_session_ready(
    work: Callable[[], None], *, here: bool = False, likely: Path | None = None
) -> None:
    """Run `work` inside a pytest session that has collected nothing yet, or the `likely` checks.

    Each fork of this process that runs checks meanwhile takes them into that session, of which it
    has a copy of its own: setting one up takes about as long as running ten checks. With `here`,
    so does the next run in this process.

    Raises:
        GraderError: pytest did not get that far.
    """
    holder = _SessionHolder(work, None if here else os.getpid(), likely)
    with _own_settings():
        options = [*_PYTEST_OPTIONS, "-c", os.devnull, "--rootdir=/"]
        code = pytest.main(options, plugins=[holder, holder.fixtures])
    if not holder.done:
        raise _not_started(code)


class _SessionHolder:
    """A plugin that works where a session would look for its tests."""

    def __init__(
        self, work: Callable[[], None], kept_from: int | None, likely: Path | None
    ) -> None:
        self._work = work
        self._kept_from = kept_from
        self._likely = likely
        self.fixtures = CheckFixtures()
        self.done = False

    def pytest_collection(self, session: pytest.Session) -> bool:
        ahead = None
        if self._likely is not None and not _asserts(self._likely):
            ahead = collect_ahead(session, self._likely)
        _ready.append(_Ready(self._kept_from, session, self.fixtures, ahead))
        try:
            self._work()
            self.done = True
        finally:
            _ready.clear()
        return True


@dataclass(frozen=True)
class _Ready:
    """A session that a run can take, and the process, if any, that has to leave it alone."""

    kept_from: int | None
    session: pytest.Session
    fixtures: CheckFixtures
    ahead: CollectedAhead | None


_ready: list[_Ready] = []  # one at most


def _run_pytest(path: Path, plugin: CheckPlugin) -> None:
    with (
        _own_settings(),
        imported_anew(path.parent),
        contextlib.redirect_stdout(io.StringIO()),
    ):
        if _ready and _ready[0].kept_from != os.getpid():
            ready = _ready.pop()  # good for one run
            plugin.give_to(ready.fixtures)
            ready.session.config.pluginmanager.register(plugin)
            _run_in_session(ready.session, path, plugin, ready.ahead)
            return
        code = _run_explained(path, plugin) if _asserts(path) else _run_plain(path, plugin)
    if plugin.interrupted:
        raise KeyboardInterrupt
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        plugin.faults.append(f"pytest ended with {pytest.ExitCode(code).name}")


def _run_explained(path: Path, plugin: CheckPlugin) -> int:
    """Run checks that hold assert statements, which pytest rewrites so that they say more."""
    # Without the second option pytest looks at all that lies beside the folders above the checks.
    here = [f"--rootdir={path.parent}", f"--confcutdir={path.parent}"]
    options = [*_PYTEST_OPTIONS, "-c", os.devnull, *here, str(path)]
    return pytest.main(options, plugins=[plugin, _fixtures_of(plugin)])


def _fixtures_of(plugin: CheckPlugin) -> CheckFixtures:
    fixtures = CheckFixtures()
    plugin.give_to(fixtures)
    return fixtures


def _run_plain(path: Path, plugin: CheckPlugin) -> int:
    """Run checks in a session of their own, with the configuration of those before."""
    here = Path.cwd()  # where pytest goes back to
    if (config := _configured.get(here)) is None:
        _configured.clear()
        config = _configured[here] = _plain_configuration()
    manager = config.pluginmanager
    fixtures = _fixtures_of(plugin)
    for each in (plugin, fixtures):
        manager.register(each)
    try:
        # What pytest's own command line calls, too; it sets a configuration up and takes it down.
        return wrap_session(config, lambda _, session: _run_in_session(session, path, plugin))
    finally:
        for each in (plugin, fixtures):
            manager.unregister(each)
        for name in ("session", "funcmanage"):
            if manager.has_plugin(name):
                manager.unregister(name=name)
        _forget_registered(config)


def _forget_registered(config: pytest.Config) -> None:
    """Have each new session told of the plugins only that come from now on.

    It looks all of them through for fixtures, of which pytest's own have none that checks use; to
    look takes longer than a check.
    """
    told = getattr(config.pluginmanager.hook.pytest_plugin_registered, "_call_history", None)
    if told is not None:
        told.clear()


def _plain_configuration() -> pytest.Config:
    """Return pytest's configuration for checks without assert statements.

    To make one, with all of its plugins, takes as long as some checks.

    Raises:
        GraderError: pytest did not get that far.
    """
    kept: list[pytest.Config] = []

    class Keeper:
        @pytest.hookimpl(tryfirst=True)
        def pytest_cmdline_main(self, config: pytest.Config) -> int:
            kept.append(config)
            return 0

    keeper = Keeper()
    options = [*_PYTEST_OPTIONS, "-c", os.devnull, "--rootdir=/", "--assert=plain"]
    code = pytest.main(options, plugins=[keeper])
    if not kept:
        raise _not_started(code)
    kept[0].pluginmanager.unregister(keeper)
    _forget_registered(kept[0])
    return kept[0]


_configured: dict[Path, pytest.Config] = {}  # by the working folder, for one


def _not_started(code: int) -> GraderError:
    return GraderError(Text(zh=f"pytest 无法启动：{code}", en=f"pytest could not start: {code}"))


def _run_in_session(
    session: pytest.Session,
    path: Path,
    plugin: CheckPlugin,
    ahead: CollectedAhead | None = None,
) -> None:
    config = session.config
    explaining = config.pluginmanager.get_plugin("assertion")
    if explaining is not None and _asserts(path):
        # As `perform_collect` would have it, had we not cut in.
        session._initialpaths = frozenset({path})
        explaining.pytest_collection(session)
    try:
        if ahead is not None and ahead.still_holds(path):
            session.items = list(ahead.items)
        else:
            session.items = collect(session, path)
        session.testscollected = len(session.items)
        config.hook.pytest_collection_modifyitems(
            session=session, config=config, items=session.items
        )
        if not plugin.faults:
            config.hook.pytest_runtestloop(session=session)
    except (pytest.UsageError, pytest.exit.Exception, session.Failed, session.Interrupted) as error:
        plugin.faults.append(f"pytest ended with {type(error).__name__}: {error}")


def _asserts(path: Path) -> bool:
    """Say whether a file may hold an assert statement; rewriting one that doesn't takes 10 ms."""
    try:
        return re.search(rb"\bassert\b", path.read_bytes()) is not None
    except OSError:
        return True


@contextlib.contextmanager
def _own_settings() -> Iterator[None]:
    """Keep settings of the user's shell, for pytest and for warnings, away from the checks."""
    names = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_CURRENT_TEST")
    saved = {name: os.environ.pop(name) for name in names if name in os.environ}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        os.environ.update(saved)
