"""Import the checks of an exercise anew for every run, without compiling them anew."""

from __future__ import annotations

import contextlib
import functools
import importlib.abc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

_KEPT_PROGRAMS = 128


@contextlib.contextmanager
def imported_anew(folder: Path) -> Iterator[None]:
    """Import the checks and what lies beside them anew each time.

    Without this a second run in one process judges by the first run's modules: seen as a false
    pass after a checks file had changed.
    """
    beginning = f"{folder}{os.sep}"

    def forget(known: frozenset[str]) -> None:
        for name in sys.modules.keys() - known:
            # Not with pathlib: there may be thousands of modules.
            if (getattr(sys.modules[name], "__file__", None) or "").startswith(beginning):
                del sys.modules[name]

    forget(frozenset())
    known = frozenset(sys.modules)
    finder = _Finder(beginning)
    # Behind the one by which pytest rewrites assert statements, which calls those after it.
    place = next((n for n, one in enumerate(sys.meta_path) if one is PathFinder), 0)
    sys.meta_path.insert(place, finder)
    importlib.invalidate_caches()
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = writes
        sys.meta_path.remove(finder)
        forget(known)


def compile_ahead(paths: Iterable[Path]) -> None:
    """Compile files of checks, so that a run finds each compiled as long as it stays as it is."""
    for path in paths:
        with contextlib.suppress(OSError, SyntaxError, ValueError):
            _compiled(path.read_bytes(), str(path))


class _Finder(importlib.abc.MetaPathFinder):
    """Finds what lies in a folder as any other, but loads it with `_Loader`."""

    def __init__(self, beginning: str) -> None:
        self._beginning = beginning

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return how a module is loaded that lies in the folder, None of any other."""
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is None or not isinstance(spec.loader, SourceFileLoader):
            return None
        if not (spec.origin or "").startswith(self._beginning):
            return None
        loader = _Loader(fullname, spec.loader.path)
        return spec_from_file_location(fullname, spec.origin, loader=loader)


class _Loader(SourceFileLoader):
    """Loads a module by what stands in its file, never by bytecode that may be of before."""

    def get_code(self, fullname: str) -> CodeType:
        """Return the compiled module."""
        return _compiled(self.get_data(self.path), self.path)


@functools.lru_cache(_KEPT_PROGRAMS)
def _compiled(source: bytes, path: str) -> CodeType:
    return compile(source, path, "exec", dont_inherit=True)
