"""How long a verdict takes, beside a fresh pytest process, otter-grader and nbgrader.

    python benchmarks/verdict_speed.py --table docs/speed.md
    python benchmarks/verdict_speed.py --only fuse_features --no-peers --runs 5

The first run installs the other graders (some minutes, 5 GB), each in an environment of its own.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from rich.console import Console
from speed.endurance import endurance_section
from speed.load import load_section
from speed.peers import default_folder
from speed.results import Section
from speed.sandbox_figures import sandbox_section
from speed.tables import as_markdown, describe_machine, show
from speed.verdicts import Choice, time_exercise

EXERCISES = ("fuse_features", "build_model")
ALONE: dict[str, Callable[[], Section]] = {
    "sandbox": sandbox_section,
    "endurance": endurance_section,
    "load": load_section,
}


def main() -> None:
    """Measure what was asked for, print it and write the page."""
    options = _options()
    # Ended politely, it still ends what it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    machine = describe_machine()
    sections = [measure() for measure in _chosen(options)]
    show(machine, sections, Console())
    if options.table is not None:
        options.table.write_text(as_markdown(machine, sections), encoding="utf-8")


def _chosen(options: argparse.Namespace) -> Iterator[Callable[[], Section]]:
    wanted = set(options.only or (*EXERCISES, *ALONE))
    peers = options.peers if options.with_peers else None
    for slug in EXERCISES:
        if slug in wanted:
            yield partial(time_exercise, slug, Choice(options.runs, peers))
        elif "peers" in wanted:
            yield partial(time_exercise, slug, Choice(options.runs, peers, peers_alone=True))
    for name, measure in ALONE.items():
        if name in wanted:
            yield measure


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=9, help="runs of each way to a verdict")
    parser.add_argument(
        "--only",
        action="append",
        choices=(*EXERCISES, *ALONE, "peers"),
        help="measure this part (may be repeated); peers: only warm mmdojo beside other graders",
    )
    parser.add_argument(
        "--peers",
        type=Path,
        default=default_folder(),
        metavar="DIR",
        help="where the other graders' environments are kept; default: the user's cache folder",
    )
    parser.add_argument(
        "--no-peers", dest="with_peers", action="store_false", help="leave other graders out"
    )
    parser.add_argument("--table", type=Path, help="where to write the results, as Markdown")
    options = parser.parse_args()
    if not options.with_peers and "peers" in (options.only or ()):
        parser.error("--only peers contradicts --no-peers")
    return options


if __name__ == "__main__":
    main()
