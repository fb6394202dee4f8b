"""The pytest plugin that runs checks and records one result for each."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from grader.checks.assertions import CheckFailed
from grader.checks.declaration import Declaration, declaration_of
from grader.checks.draws import Draw, RandomDraw, smallest_failure
from grader.checks.explanation import explain
from grader.checks.fixtures import CheckFixtures
from grader.checks.seeding import seed_for
from grader.checks.training_record import TrainingRecord
from grader.conditions import AS_FOR_A_LEARNER, Conditions
from grader.report import Counterexample
from grader.sandbox.failures import LearnerFailure, LearnerRaised
from grader.sandbox.proxy import RecordedCall, SubmissionProxy
from grader.sandbox.session import Sandbox
from grader.submission import Submission
from grader.text import Text
from grader.verdicts import CheckVerdict, Reason

# What a check may take without having anything that is made only once.
_SEEDED = {"draw", "rng", "seed"}
_DRAWN = {"submission", *_SEEDED}
_PASSED = Text(zh="通过", en="passed")


@dataclass(frozen=True)
class CheckOutcome:
    """How one check ended, still in both languages."""

    declaration: Declaration
    verdict: CheckVerdict
    message: Text
    reason: Reason | None = None
    counterexample: Counterexample | None = None
    misconception: Text | None = None
    training: TrainingRecord | None = None


class CheckPlugin:
    """Runs beside one pytest session; afterwards `outcomes` holds a result per declared check."""

    def __init__(
        self,
        sandbox: Sandbox,
        submission: Submission,
        on_progress: Callable[[int, int, Text], None] | None = None,
        conditions: Conditions = AS_FOR_A_LEARNER,
    ) -> None:
        self._conditions = conditions
        self._seed = seed_for(submission.source) if conditions.seed is None else conditions.seed
        self._sandbox = sandbox
        self._proxy = SubmissionProxy(sandbox)
        self._proxy.records = conditions.diagnoses
        self._submission = submission
        self._on_progress = on_progress
        self.declared: list[Declaration] = []
        self.outcomes: dict[str, CheckOutcome] = {}
        self.faults: list[str] = []
        self.wavering: list[str] = []
        self.examples_tried = 0
        self.calls_until_failure = 0
        self.interrupted = False

    @property
    def _has_failed(self) -> bool:
        return any(outcome.verdict == "fail" for outcome in self.outcomes.values())

    @property
    def calls(self) -> list[RecordedCall]:
        """What the checks called in the program, and what came of it."""
        return self._proxy.calls

    def give_to(self, fixtures: CheckFixtures) -> None:
        """Have the checks' fixtures be those of this run."""
        fixtures.give(self._proxy, self._seed)

    def pytest_configure(self, config: pytest.Config) -> None:
        """Have no tracebacks written: nobody reads them, and they take a third of a short run."""
        config.option.tbstyle = "no"

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool | None:
        """Run a check that needs fixtures of pytest's, or of its own."""
        declared = declaration_of(_function(pyfuncitem))
        names = pyfuncitem._fixtureinfo.argnames
        if declared is None or not set(names) <= _DRAWN:
            return None  # what a fixture of the checks' own holds has been made once
        self._run_examples(pyfuncitem.obj, declared, names)
        return True

    def _run_examples(
        self, function: Callable[..., None], declared: Declaration, names: Sequence[str]
    ) -> None:
        """Run a check on each of its examples, and with each seed that it has to hold for."""
        examples = declared.examples if "draw" in names else 1
        examples = min(examples, self._conditions.examples or examples)
        ends = [self._end(function, examples, names, self._seed)]
        further_seeds = self._conditions.further_seeds
        if _SEEDED.isdisjoint(names):  # then nothing but the program could make a difference
            further_seeds = further_seeds[:1]
        for seed in further_seeds:
            if isinstance(ends[-1], LearnerFailure) and not isinstance(ends[-1], LearnerRaised):
                break  # to run into a limit again and again takes long
            self._sandbox.begin_check()
            ends.append(self._end(function, examples, names, seed))
        if len({end is None for end in ends}) > 1:
            self.wavering.append(declared.name)
        if (failed := next((end for end in ends if end is not None), None)) is not None:
            raise failed

    def _end(
        self,
        function: Callable[..., None],
        examples: int,
        names: Sequence[str],
        seed: int,
    ) -> Exception | None:
        """Run a check with one seed and return what it raised."""

        def attempt(draw: Draw) -> None:
            given: dict[str, Any] = {"submission": self._proxy, "draw": draw, "seed": seed}
            if "rng" in names:  # what the check draws has to be the same each time
                given["rng"] = np.random.default_rng(seed)
            function(**{name: given[name] for name in names})

        for number in range(examples):
            self.examples_tried += 1
            try:
                attempt(RandomDraw(np.random.default_rng([seed, number])))
            except (AssertionError, LearnerRaised) as error:
                # One example is enough to begin with, and each takes a while to find.
                if "draw" not in names or self._has_failed or not self._conditions.shrinks:
                    return error
                return smallest_failure(attempt, self._proxy, error)
            except LearnerFailure as error:
                return error
        return None

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Note that the user stopped the run; pytest swallows the exception."""
        # pytest has a subclass of its own for checks that cannot be collected.
        self.interrupted = excinfo.type is KeyboardInterrupt

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a checks file that cannot be imported."""
        if report.failed:
            self.faults.append(str(report.longrepr))

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """List the declared checks; a test that is none is a fault of the exercise."""
        for item in items:
            declared = declaration_of(_function(item))
            if declared is None:
                self.faults.append(f"{item.name} has no @check")
            elif declared.name != item.name:
                self.faults.append(f"{item.name}: a check must not be parametrised")
            else:
                self.declared.append(declared)
        if self._conditions.last_first:
            items[:] = _last_first(items)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> bool | None:
        """Run a check that takes nothing but what we give, or pass it over.

        The set-up of fixtures and the reports for each phase, which such a check has no use of,
        would take as long as the check itself.
        """
        declared = declaration_of(_function(item))
        if declared is None:
            return None
        if self._is_passed_over(declared):
            self.outcomes[declared.name] = self._passed_over(declared)
        elif isinstance(item, pytest.Function) and takes_only_what_we_give(item):
            self._begin(declared)
            self._run_plain(item, declared)
        else:
            return None
        if nextitem is None:  # what the checks before have made is taken down with the last one
            item.session._setupstate.teardown_exact(None)
        return True

    def _run_plain(self, item: pytest.Function, declared: Declaration) -> None:
        try:
            self._run_examples(item.obj, declared, item._fixtureinfo.argnames)
        except (KeyboardInterrupt, pytest.exit.Exception):
            raise
        except BaseException as error:
            self._record_failure(declared, error)
        else:
            self.outcomes[declared.name] = CheckOutcome(declared, "pass", _PASSED)

    def _record_failure(self, declared: Declaration, error: BaseException) -> None:
        if not self._has_failed:
            self.calls_until_failure = len(self._proxy.calls)
        self.outcomes[declared.name] = self._judge(declared, error)

    def _passed_over(self, declared: Declaration) -> CheckOutcome:
        title = next((d.title for d in self.declared if d.name == declared.after), declared.title)
        message = Text(
            zh=f"未检查：先让“{title.zh}”通过。", en=f"Not checked: first make “{title.en}” pass."
        )
        return CheckOutcome(declared, "skipped", message)

    def _is_passed_over(self, declared: Declaration) -> bool:
        if self._conditions.stops and self._has_failed:
            return True
        if self._conditions.only is not None:
            return declared.name != self._conditions.only
        before = self.outcomes.get(declared.after) if declared.after else None
        return declared.after is not None and (before is None or before.verdict != "pass")

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Start the clock of a check."""
        if (declared := declaration_of(_function(item))) is not None:
            self._begin(declared)

    def _begin(self, declared: Declaration) -> None:
        if self._on_progress is not None:
            self._on_progress(len(self.outcomes), len(self.declared), declared.title)
        self._proxy.forget_last_call()
        self._sandbox.begin_check()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Record how a check ended; the first failing phase counts."""
        report = yield
        declared = declaration_of(_function(item))
        if declared is None:
            return report
        earlier = self.outcomes.get(declared.name)
        if call.excinfo is not None and (earlier is None or earlier.verdict == "pass"):
            self._record_failure(declared, call.excinfo.value)
        elif call.when == "call" and earlier is None:
            self.outcomes[declared.name] = CheckOutcome(declared, "pass", _PASSED)
        return report

    def _judge(self, declared: Declaration, error: BaseException) -> CheckOutcome:
        if isinstance(error, LearnerFailure):
            return CheckOutcome(declared, "fail", explain(error, self._submission), error.reason)
        if isinstance(error, CheckFailed):
            example = self._counterexample(error)
            return CheckOutcome(
                declared,
                "fail",
                error.text,
                "assertion",
                example,
                error.misconception,
                error.training,
            )
        # A bare assert in a check tells of the learner's value; anything else is a fault of ours.
        if isinstance(error, AssertionError):
            return CheckOutcome(declared, "fail", _plain(str(error)), "assertion")
        self.faults.append(f"{declared.name}: {type(error).__name__}: {error}")
        message = Text(
            zh="检查程序自身出错，这不是你的问题。",
            en="The check itself broke; this is not your fault.",
        )
        return CheckOutcome(declared, "error", message)

    def _counterexample(self, error: CheckFailed) -> Counterexample | None:
        call = self._proxy.describe_last_call()
        if call is None or error.expected is None or error.actual is None:
            return None
        return Counterexample(
            call=call,
            expected=error.expected,
            actual=error.actual,
            comparison=error.comparison,
        )


def _function(item: pytest.Item) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(item, "function", lambda: None)
    return function


def takes_only_what_we_give(item: pytest.Function) -> bool:
    """Say whether a check has no use of fixtures, of pytest's or of its module, but for ours.

    One of a module may also have the name of one of ours, or be used without being named.
    """
    needed = set(item._fixtureinfo.names_closure) - {"request"}
    return needed <= _DRAWN and all(
        len(item._fixtureinfo.name2fixturedefs.get(name, ())) <= 1 for name in needed
    )


def _last_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the checks from the last to the first, each after the one that it needs."""
    declared = {item.name: declaration_of(_function(item)) for item in items}
    by_name = {item.name: item for item in items}
    ordered: dict[str, pytest.Item] = {}
    for item in reversed(items):
        chain = [item.name]
        while (one := declared[chain[-1]]) is not None and one.after in by_name:
            chain.append(one.after)
        ordered |= {name: by_name[name] for name in reversed(chain) if name not in ordered}
    return list(ordered.values())


def _plain(message: str) -> Text:
    return Text.same(message.strip()[:1_000] or "assert")
