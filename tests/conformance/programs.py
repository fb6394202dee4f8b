"""The programs of the suite and what the comment lines on top of each one promise.

    # promise: what the program attacks, in one line
    # reason: what the first check that does not pass may say (or `# verdict: pass`, no reason)
    # unmet: process: why that backend is known not to keep the promise     (optional)
    # dangerous: yes     (optional: where nothing confines it, it could harm the machine)

The suite grades each behind a line `TARGET = {...}`: see `Canaries.target`. A program is written so
that it passes the exercise, harms a canary or prints `TARGET["won"]` if its attack works.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from grader.verdicts import Reason

FOLDER = Path(__file__).parent
CATEGORIES = (
    "spoofing",
    "theft",
    "ending",
    "forging",
    "exhausting",
    "staying",
    "harming",
    "raising",
)
REASONS = frozenset(get_args(Reason))
_KEYS = {"promise", "reason", "verdict", "unmet", "dangerous"}
_LINE = re.compile(r"# (\w+): (\S.*)")


class HeaderError(Exception):
    """The comment lines on top of a program are not complete."""


@dataclass(frozen=True)
class Program:
    """One learner's program and how it must be judged.

    `reasons` are what the first check that doesn't pass may give as its reason. `unmet` says for a
    backend why it is known not to keep the promise. A `dangerous` program could harm the machine,
    so it runs only where it is confined.
    """

    path: Path
    category: str
    promise: str
    verdict: str
    reasons: frozenset[str]
    unmet: dict[str, str]
    dangerous: bool

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem

    @property
    def source(self) -> str:
        """The program as it stands in its file."""
        return self.path.read_text(encoding="utf-8")

    @property
    def slug(self) -> str:
        """The exercise that the program answers."""
        return "build_model" if self.category == "models" else "fuse_features"


def read_programs(folder: Path = FOLDER) -> list[Program]:
    """Read the header of every program: NumPy programs, Keras programs, the misbehaving."""
    paths = sorted(folder.glob("programs/*/*.py"))
    paths += sorted(folder.glob("models/*.py")) + sorted(folder.glob("misbehaving/*.py"))
    return [read_program(path) for path in paths]


def read_program(path: Path) -> Program:
    """Read one program's header.

    Raises:
        HeaderError: a line is missing, unknown or says what cannot be.
    """
    fields: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            break
        found = _LINE.fullmatch(line)
        if found is None or found[1] not in _KEYS or found[1] in fields:
            raise HeaderError(f"{path}: {line}")
        fields[found[1]] = found[2]
    verdict = fields.get("verdict", "fail")
    reasons = frozenset(fields.get("reason", "").split())
    if "promise" not in fields or verdict not in ("fail", "pass"):
        raise HeaderError(f"{path}: no promise, or no such verdict")
    if reasons - REASONS or bool(reasons) != (verdict == "fail"):
        raise HeaderError(f"{path}: a program that fails names its reasons, any other none")
    return Program(
        path=path,
        category=path.parent.name,
        promise=fields["promise"],
        verdict=verdict,
        reasons=reasons,
        unmet=_unmet(path, fields.get("unmet")),
        dangerous=fields.get("dangerous") == "yes",
    )


def _unmet(path: Path, text: str | None) -> dict[str, str]:
    if text is None:
        return {}
    backend, colon, why = text.partition(": ")
    if not colon or not why:
        raise HeaderError(f"{path}: unmet needs a backend and a reason")
    return {backend: why}
