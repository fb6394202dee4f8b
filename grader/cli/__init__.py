"""The command line: `mmdojo` and `python -m grader`."""

from __future__ import annotations


def main() -> int:
    """Run the command line on `sys.argv`; return the exit status."""
    from grader.cli.app import run

    return run()
