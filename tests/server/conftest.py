"""A warm server of the test's own: in a folder of its own, ended afterwards."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.cli.conftest import Dojo, dojo

__all__ = ["dojo", "warm"]


class WarmDojo:
    """A dojo whose commands may use a warm server."""

    def __init__(self, dojo: Dojo, runtime: Path) -> None:
        self.dojo = dojo
        self.runtime = runtime
        dojo.environment |= {"XDG_RUNTIME_DIR": str(runtime), "MMDOJO_SERVER": "on"}

    @property
    def status(self) -> dict[str, object]:
        found: dict[str, object] = self.dojo.json("doctor")["server"]
        return found

    @property
    def pid(self) -> int | None:
        pid = self.status.get("pid")
        return None if pid is None else int(str(pid))

    def check(self, answer: str = "def double(x):\n    return 2 * x\n", *more: str) -> int:
        path = self.dojo.write("doubling.py", answer)
        return self.dojo.run("check", "doubling", "--file", path, *more).returncode


@pytest.fixture
def warm(dojo: Dojo) -> Iterator[WarmDojo]:
    if sys.platform != "linux":
        pytest.skip("the warm server is for Linux")
    # The path of a socket may have some hundred characters only, fewer than tmp_path has.
    runtime = Path(tempfile.mkdtemp(prefix="dojo-"))
    own = WarmDojo(dojo, runtime)
    try:
        yield own
    finally:
        pid = own.pid
        family = [] if pid is None else psutil.Process(pid).children(recursive=True)
        stopped = dojo.run("stop")
        _, left = psutil.wait_procs(family, timeout=30)
        shutil.rmtree(runtime)
        assert stopped.returncode == 0, stopped.stderr
        assert left == []
