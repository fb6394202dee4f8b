"""Count how many held-back wrong answers are told their misconception by name.

    python benchmarks/diagnosis.py

The answers stand in tests/authoring/held_back/<slug>/. They were written from the list of
misconceptions and the prompt alone, by nobody who had seen the checks or the wrong answers.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from grader.authoring.held_back import diagnose_held_back
from grader.catalog import find_exercise
from grader.sandbox import backends
from grader.server.zygotes import ZygotePool

HELD_BACK = Path(__file__).resolve().parents[1] / "tests" / "authoring" / "held_back"


def main() -> None:
    """Print a table with a row per exercise."""
    backends.use_warm_zygotes(ZygotePool())
    table = Table("exercise", "named", "unnamed", "misnamed", "passed", "without a name of theirs")
    total: Counter[str] = Counter()
    for folder in sorted(path for path in HELD_BACK.iterdir() if path.is_dir()):
        found = diagnose_held_back(find_exercise(folder.name), folder)
        known = Counter(each.diagnosis for each in found if each.is_known)
        others = Counter(each.diagnosis for each in found if not each.is_known)
        misses = [f"{each.name}: {each.diagnosis}" for each in found if each.diagnosis != "named"]
        table.add_row(
            folder.name,
            *[str(known[name]) for name in ("named", "unnamed", "misnamed", "passed")],
            ", ".join(f"{count} {name}" for name, count in others.items()),
        )
        print(folder.name, misses, flush=True)
        total += known
    Console().print(table)
    print(f"named {total['named']} of {total.total()}, misnamed {total['misnamed']}")


if __name__ == "__main__":
    main()
