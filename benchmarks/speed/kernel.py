"""A real notebook kernel in which a learner's cells are run and timed."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager

from speed.timing import WrongVerdictError

_START_SECONDS = 60.0
_CELL_SECONDS = 300.0


class Kernel:
    """An ipykernel with mmdojo's extension loaded; a context manager."""

    def __init__(self, variables: Mapping[str, str], folder: Path) -> None:
        self._variables = dict(variables)
        self._folder = folder
        self._manager = KernelManager(kernel_name="python3")
        self._client: BlockingKernelClient

    def __enter__(self) -> Self:
        self._manager.start_kernel(
            env=self._variables,
            cwd=str(self._folder),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._client = self._manager.blocking_client()
        self._client.start_channels()
        self._client.wait_for_ready(timeout=_START_SECONDS)
        self.run("%load_ext grader")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.stop_channels()
        self._manager.shutdown_kernel(now=True)

    def check(self, slug: str) -> float:
        """Run `check(slug)`; return the seconds from the request until the kernel is idle again.

        Raises:
            WrongVerdictError: what the cell showed is no pass.
        """
        seconds, shown = self.run(f'check("{slug}")')
        if not re.search(rf"Passed +{slug}\b", shown):
            raise WrongVerdictError(f"check in a notebook did not pass but showed:\n{shown}")
        return seconds

    def run(self, source: str) -> tuple[float, str]:
        """Run a cell; return the seconds it took and all that it showed, as text."""
        started = time.perf_counter()
        request = self._client.execute(source)
        shown: list[str] = []
        while True:
            message = self._client.get_iopub_msg(timeout=_CELL_SECONDS)
            if message["parent_header"].get("msg_id") != request:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "status" and content["execution_state"] == "idle":
                return time.perf_counter() - started, "\n".join(shown)
            shown.append(_text(kind, content))


def _text(kind: str, content: Mapping[str, Any]) -> str:
    if kind == "stream":
        return str(content["text"])
    if kind == "error":
        raise WrongVerdictError("\n".join(content["traceback"]))
    return str(content.get("data", {}).get("text/plain", ""))
