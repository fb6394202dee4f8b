"""The process that imports what learners need, then forks one worker per submission.

It never runs learner code and holds no exercise. It obeys one control socket (JSON lines, file
descriptors beside them) and ends, with every process that a worker left behind, when the other
end closes: so nothing survives a grader that was killed.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
import time
from typing import Any

import psutil

from grader.sandbox import worker

_PR_SET_DUMPABLE = 4
_PR_SET_CHILD_SUBREAPER = 36
_END_SECONDS = 5.0
_PAUSE_SECONDS = 0.002


def main() -> None:
    """Serve the control socket whose descriptor is the first argument; the second names `needs`."""
    control = socket.socket(fileno=int(sys.argv[1]))
    _become_reaper()
    _import_once(sys.argv[2])
    # A worker must not find the checkout, and the solutions in it, on its import path.
    hidden = [entry for entry in sys.path if os.path.isdir(os.path.join(entry, "solutions"))]  # noqa: PTH112, PTH118 - no pathlib in workers
    sys.path[:] = [entry for entry in sys.path if entry and entry not in hidden]
    gc.collect()
    gc.freeze()  # keeps forked pages shared: the collector would touch every one
    Zygote(control).serve()


def _become_reaper() -> None:
    """Adopt orphaned grandchildren, so that they can be found and ended (Linux)."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _import_once(needs: str) -> None:
    gc.disable()
    import numpy
    import numpy.random  # noqa: F401 - imported lazily by numpy otherwise, in every worker anew

    if needs == "tensorflow":
        import keras  # noqa: F401
        import tensorflow

        from grader.sandbox import keras_host

        # TensorFlow loads its Keras part on first use.
        _ = tensorflow.keras.layers.Dense
        worker.install_models(keras_host.is_model, keras_host.VERBS)
    gc.enable()
    threads = psutil.Process().num_threads()
    if threads != 1:
        # A child forked from several threads may wait for a lock that nobody holds any more.
        raise SystemExit(f"imports left {threads} threads; cannot fork safely")


class Zygote:
    """Forks workers on request and ends them, one at a time."""

    def __init__(self, control: socket.socket) -> None:
        self.control = control
        self.child: int | None = None
        self.scratch: str | None = None
        self.lifeline: int | None = None
        self.wakeup, wake_end = socket.socketpair()
        wake_end.setblocking(False)
        self.wakeup.setblocking(False)
        self._wake_end = wake_end
        signal.set_wakeup_fd(wake_end.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> None:
        """Answer requests until the control socket closes."""
        self._answer({"ready": True})
        poll = select.poll()
        poll.register(self.control, select.POLLIN)
        poll.register(self.wakeup, select.POLLIN)
        try:
            while True:
                for number, _ in poll.poll():
                    if number == self.wakeup.fileno():
                        self._drain()
                    elif not self._obey():
                        return
        finally:
            self._end()

    def _drain(self) -> None:
        try:
            while self.wakeup.recv(4096):
                pass
        except BlockingIOError:
            pass
        if self.child is not None and self.lifeline is not None:
            options = os.WEXITED | os.WNOHANG | os.WNOWAIT
            if os.waitid(os.P_PID, self.child, options) is not None:
                self._drop_lifeline()
        # Orphans are reaped as they end; the worker itself only by _end, which reports it.
        for process in _descendants():
            if process.pid != self.child and _status(process) == psutil.STATUS_ZOMBIE:
                _reap(process.pid)

    def _obey(self) -> bool:
        try:
            message, descriptors, _, _ = socket.recv_fds(self.control, 65536, 4)
        except OSError:
            return False
        if not message:
            return False
        request = json.loads(message)
        if request["do"] == "fork":
            self._fork(request, descriptors)
        else:
            self._answer({"ended": self._end(request["grace_seconds"])})
        return True

    def _answer(self, message: dict[str, Any]) -> None:
        try:
            self.control.sendall(json.dumps(message).encode() + b"\n")
        except OSError:
            # The grader is gone; the closed control socket ends the loop.
            return

    def _fork(self, limits: dict[str, Any], descriptors: list[int]) -> None:
        channel, output, lifeline = descriptors
        self.lifeline = lifeline
        self.scratch = tempfile.mkdtemp(prefix="mmdojo-")
        self.child = os.fork()
        if self.child == 0:
            try:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                for end in (self.control, self.wakeup, self._wake_end):
                    end.close()
                os.close(lifeline)
                worker.run(channel, output, self.scratch, limits)
            finally:
                os._exit(70)
        # The lifeline stays open here until the worker ends. The channel can't tell: a process that
        # the worker started may hold it open.
        os.close(channel)
        os.close(output)
        self._answer({"forked": self.child})

    def _drop_lifeline(self) -> None:
        if self.lifeline is not None:
            os.close(self.lifeline)
            self.lifeline = None

    def _end(self, grace_seconds: float = 0.0) -> dict[str, Any]:
        """Kill the worker and all that descends from it; return how the worker had ended."""
        outcome: dict[str, Any] = {"exit": None, "signal": None}
        if self.child is not None:
            # Learn first whether it ended by itself: afterwards we can't tell.
            limit = time.monotonic() + grace_seconds
            done, status = os.waitpid(self.child, os.WNOHANG)
            while not done and time.monotonic() < limit:
                time.sleep(_PAUSE_SECONDS)
                done, status = os.waitpid(self.child, os.WNOHANG)
            if done:
                outcome["exit"] = os.waitstatus_to_exitcode(status)
                if outcome["exit"] < 0:
                    outcome = {"exit": None, "signal": -outcome["exit"]}
            _kill_group(self.child)
            if not done:
                os.waitpid(self.child, 0)
            self.child = None
            self._drop_lifeline()
        limit = time.monotonic() + _END_SECONDS
        while (left := _descendants()) and time.monotonic() < limit:
            for process in left:
                _kill(process)
                _reap(process.pid)
        if self.scratch is not None:
            shutil.rmtree(self.scratch, ignore_errors=True)
            self.scratch = None
        return outcome


def _descendants() -> list[psutil.Process]:
    try:
        return psutil.Process().children(recursive=True)
    except psutil.Error:
        return []


def _status(process: psutil.Process) -> str:
    try:
        return str(process.status())
    except psutil.Error:
        return str(psutil.STATUS_DEAD)


def _kill(process: psutil.Process) -> None:
    try:
        process.kill()
    except psutil.Error:
        return


def _kill_group(leader: int) -> None:
    for kill in (os.killpg, os.kill):
        try:
            kill(leader, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue


def _reap(process: int) -> None:
    try:
        os.waitpid(process, os.WNOHANG)
    except ChildProcessError:
        return
