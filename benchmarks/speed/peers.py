"""Other graders, each in an environment of its own, made when first needed.

One environment for both would be unfair: what nbgrader brings along (rfc3987-syntax, through
jupyter-server) adds over a second to every start of otter-grader.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from speed.timing import Finished, demand, timed_command

_STAMP = "mmdojo-benchmarks.json"
# The same as ours, so that neither side has the faster library.
_SHARED = ("numpy", "tensorflow", "ipykernel")
OTTER, NBGRADER = "otter-grader", "nbgrader"


@dataclass(frozen=True)
class PeerEnvironment:
    """A virtual environment that holds one tool."""

    tool: str
    folder: Path

    def command(self, name: str) -> str:
        """Return the path of one of its commands."""
        return str(self.folder / "bin" / name)

    def run(
        self, command: str, *arguments: str, variables: Mapping[str, str], folder: Path
    ) -> Finished:
        """Run and time one of its commands in `folder`, as in an activated environment.

        Raises:
            WrongVerdictError: the command failed.
        """
        # nbgrader looks for alembic on the path.
        path = os.pathsep.join([str(self._commands), variables.get("PATH", os.defpath)])
        done = timed_command(
            [str(self._commands / command), *arguments], {**variables, "PATH": path}, folder
        )
        demand(done.status == 0, f"{command} {arguments[0]} failed", done)
        return done

    def install(self, packages: Sequence[str]) -> None:
        """Make it anew and install packages."""
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(self.folder)], check=True)
        pip = [str(self._commands / "python"), "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, "--disable-pip-version-check", *packages], check=True)

    def version(self) -> str:
        """Return the tool's version."""
        code = "import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))"
        command = [str(self._commands / "python"), "-c", code, self.tool]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    @property
    def _commands(self) -> Path:
        return self.folder / "bin"


def default_folder() -> Path:
    """Return where the environments are kept between runs."""
    return Path(platformdirs.user_cache_dir("mmdojo-benchmarks"))


def ready_environment(tool: str, parent: Path) -> PeerEnvironment:
    """Return a tool's environment, installed on first use and again when our versions change."""
    folder = parent / tool
    pinned = [f"{name}=={importlib.metadata.version(name)}" for name in _SHARED]
    packages = [tool, *pinned]
    wanted = {"python": sys.version.split()[0], "packages": packages}
    environment = PeerEnvironment(tool, folder)
    stamp = folder / _STAMP
    if stamp.exists() and json.loads(stamp.read_text(encoding="utf-8")) == wanted:
        return environment
    print(f"Installing {tool} into an environment of its own (some minutes) …", file=sys.stderr)
    environment.install(packages)
    stamp.write_text(json.dumps(wanted), encoding="utf-8")
    return environment
