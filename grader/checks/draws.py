"""Inputs for a check: at random while the property holds, the smallest that fails once it doesn't.

Drawing at random costs next to nothing, so that is what every answer meets first. Hypothesis, which
takes a third of a second to load, is asked only for a smaller example of a failure already seen.
"""

from __future__ import annotations

import functools
import math
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import numpy.typing as npt

from grader.sandbox.failures import LearnerFailure, LearnerRaised
from grader.sandbox.proxy import CallSite, SubmissionProxy

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject

Array = npt.NDArray[Any]
Attempt = Callable[["Draw"], None]
_Item = TypeVar("_Item")

# A learner waits for these. Most programs get through all attempts in a fifth of a second, so that
# only a slow program's example depends on the machine.
_MOST_ATTEMPTS = 150
_MOST_SECONDS, _MOST_SECONDS_WAITED = 2.0, 5.0
_VALUES = 200
_REACHES = (0, 1, 2, 3, 5, 9, 10**9)
_ATTEMPTS_PER_REACH = 30


class Draw(ABC):
    """Where a check's inputs come from: `draw.array((draw.integer(1, 5), 3))`."""

    @abstractmethod
    def integer(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""

    @abstractmethod
    def number(self, low: float, high: float) -> float:
        """Return a number between `low` and `high`."""

    @abstractmethod
    def _cells(self, count: int, low: float, high: float, whole: bool) -> Sequence[float] | Array:
        """Return `count` numbers between `low` and `high`."""

    def choice(self, options: Sequence[_Item]) -> _Item:
        """Return one of `options`; a smaller example has an earlier one."""
        return options[self.integer(0, len(options) - 1)]

    def array(
        self,
        shape: int | tuple[int, ...],
        low: float = -9,
        high: float = 9,
        dtype: npt.DTypeLike = np.float64,
    ) -> Array:
        """Return an array of `shape` whose cells lie between `low` and `high`.

        Raises:
            ValueError: the dtype doesn't hold these; the cells would become other numbers.
        """
        whole = np.dtype(dtype).kind in "iu"
        if whole and not np.iinfo(dtype).min <= low <= high <= np.iinfo(dtype).max:
            raise ValueError(f"{np.dtype(dtype).name} doesn't hold {low} to {high}: give low, high")
        cells = self._cells(int(np.prod(shape)), low, high, whole)
        return np.asarray(cells, dtype=np.float64).reshape(shape).astype(dtype)

    def mask(self, shape: int | tuple[int, ...]) -> npt.NDArray[np.bool_]:
        """Return an array of `shape` of True and False."""
        return self.array(shape, 0, 1, np.int64).astype(np.bool_)

    def permutation(self, length: int) -> npt.NDArray[np.int64]:
        """Return 0 … length - 1 in some order."""
        order = list(range(length))
        for last in range(length - 1, 0, -1):
            other = last - self.integer(0, last)
            order[last], order[other] = order[other], order[last]
        return np.array(order, dtype=np.int64)


class RandomDraw(Draw):
    """Draws with a NumPy generator."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng

    def integer(self, low: int, high: int) -> int:
        """Return a whole number, each equally likely."""
        return int(self._rng.integers(low, high, endpoint=True))

    def number(self, low: float, high: float) -> float:
        """Return a number, uniformly."""
        return float(self._rng.uniform(low, high))

    def _cells(self, count: int, low: float, high: float, whole: bool) -> Array:
        if whole:
            return self._rng.integers(math.ceil(low), math.floor(high), count, endpoint=True)
        return self._rng.uniform(low, high, count)


class _SmallDraw(Draw):
    """Draws with Hypothesis, which then looks for ever simpler values; cells are halves."""

    def __init__(self, data: DataObject, reach: int) -> None:
        self._data = data
        self._reach = reach

    def integer(self, low: int, high: int) -> int:
        from hypothesis import strategies

        simplest = min(max(low, 0), high)
        low, high = max(low, simplest - self._reach), min(high, simplest + self._reach)
        return self._data.draw(strategies.integers(low, high))

    def number(self, low: float, high: float) -> float:
        from hypothesis import strategies

        return self._data.draw(strategies.floats(low, high))

    def _cells(self, count: int, low: float, high: float, whole: bool) -> Sequence[float]:
        from hypothesis import strategies

        # One draw for all cells: with one for each, Hypothesis takes ten times as long.
        choices = self._data.draw(strategies.binary(min_size=count, max_size=count))
        values = _simplest_first(low, high, whole)
        return [values[choice % len(values)] for choice in choices]


@functools.lru_cache(maxsize=64)
def _simplest_first(low: float, high: float, whole: bool) -> list[float]:
    """Return values between `low` and `high` as a person would try them: 0, 1, -1, 2, … 0.5."""
    integers = range(math.ceil(low), math.floor(high) + 1)
    values = sorted(map(float, integers), key=lambda value: (abs(value), value < 0))[:_VALUES]
    if not whole:
        halves = [low + (high - low) * part / 8 for part in range(9)]
        values += sorted((value for value in halves if value not in values), key=abs)
    return values


@dataclass
class _Failure:
    error: Exception
    site: CallSite | None

    @functools.cached_property
    def cells(self) -> int:
        """How many numbers a person has to read."""
        return 0 if self.site is None else _cells_in(self.site.arguments)

    @functools.cached_property
    def text(self) -> tuple[int, str]:
        """How long the call is, and the call."""
        shown = "" if self.site is None else self.site.describe()
        return len(shown), shown

    def is_simpler_than(self, other: _Failure) -> bool:
        """Whether a person sees at once what is wrong here rather than there."""
        if self.cells != other.cells:
            return self.cells < other.cells
        return self.text < other.text


def _cells_in(value: Any) -> int:
    if isinstance(value, list | tuple):
        return sum(map(_cells_in, value))
    if isinstance(value, dict):
        return sum(map(_cells_in, value.values()))
    return int(np.size(value)) if isinstance(value, np.ndarray) else 1


class _EnoughError(BaseException):
    """Ends a search; Hypothesis lets anything through that is no Exception."""


def smallest_failure(attempt: Attempt, proxy: SubmissionProxy, first: Exception) -> Exception:
    """Return a failure like `first` with the smallest input found, and show its call as the last.

    The search is the same for the same program. It stops after `_MOST_ATTEMPTS` or some
    seconds, and at once where the program dies: then the smallest failure so far is returned.
    """
    import hypothesis.strategies  # noqa: F401 - not on the search's time

    search = _Search(attempt, proxy, first)
    with proxy.unrecorded():
        try:
            # Hypothesis makes one draw smaller at a time, and gets stuck where shape and cells
            # have to change together. So it begins with small shapes and goes on to larger ones.
            for reach in _REACHES:
                search.run(reach)
        except _EnoughError:
            pass
    proxy.last_call = search.smallest.site
    return search.smallest.error


class _Search:
    def __init__(self, attempt: Attempt, proxy: SubmissionProxy, first: Exception) -> None:
        self._attempt = attempt
        self._proxy = proxy
        self._kind = type(first)
        self._attempts = 0
        self._used = time.process_time()
        self._end = time.monotonic() + _MOST_SECONDS_WAITED
        self.smallest = _Failure(first, proxy.last_call)

    def run(self, reach: int) -> None:
        """Look among inputs whose whole numbers are within `reach` of the simplest.

        Raises:
            _EnoughError: a failure has been found and made smaller, or there is no time left.
        """
        from hypothesis import HealthCheck, Phase, Verbosity, given, settings, strategies

        @settings(
            derandomize=True,
            database=None,
            deadline=None,
            max_examples=_ATTEMPTS_PER_REACH,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
            verbosity=Verbosity.quiet,
            report_multiple_bugs=False,
            print_blob=False,
        )
        @given(strategies.data())
        def search(data: DataObject) -> None:
            self._try(_SmallDraw(data, reach))

        try:
            search()
        except self._kind:
            raise _EnoughError from None
        except Exception as error:
            # Such as Flaky: the program doesn't do the same each time.
            if not _is_hypothesis(error):
                raise

    def _try(self, draw: Draw) -> None:
        self._attempts += 1
        late = time.process_time() - self._used > _MOST_SECONDS or time.monotonic() > self._end
        if late or self._attempts > _MOST_ATTEMPTS:
            raise _EnoughError
        self._proxy.forget_last_call()
        try:
            self._attempt(draw)
        except (AssertionError, LearnerRaised) as error:
            if type(error) is not self._kind:
                return
            found = _Failure(error, self._proxy.last_call)
            if found.is_simpler_than(self.smallest):
                self.smallest = found
            raise
        except LearnerFailure as error:
            raise _EnoughError from error


def _is_hypothesis(error: BaseException) -> bool:
    return type(error).__module__.partition(".")[0] == "hypothesis"
