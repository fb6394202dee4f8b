"""The process that imports what learners need, then forks one confined worker per submission.

It never runs learner code and holds no exercise. It obeys control sockets (one JSON message a
packet, file descriptors beside it): each has one worker at a time, which ends when the socket
closes. When the first one closes it ends itself, and every worker with it: so nothing survives a
grader that was killed. It never waits for one worker while another needs it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib.metadata
import importlib.util
import json
import os
import select
import signal
import socket
import sys
import sysconfig
import time
import traceback
from dataclasses import dataclass
from typing import Any

from grader.sandbox import huge_pages, worker
from grader.sandbox.confinement.cgroups import Cgroup
from grader.sandbox.confinement.confinement import CALLS, Confinement
from grader.sandbox.confinement.kernel import adopt_orphans, hide_memory
from grader.sandbox.limits import Limits, open_memory_count
from grader.sandbox.orphans import end_group, end_orphans, kill_group

_PACKET = 65_536
# What the kernel itself may take for a worker, such as page tables and the buffers of pipes.
_KERNEL_MEGABYTES = 256
_IDLE_MS = 5
_FAILED = 70  # EX_SOFTWARE of sysexits.h: the worker could not be confined


def main() -> None:
    """Serve the control socket whose descriptor is the first argument.

    The second names what learners need, the third is a JSON list of paths that no worker may read.
    """
    control = socket.socket(fileno=int(sys.argv[1]))
    needs, hidden = sys.argv[2], json.loads(sys.argv[3])
    adopt_orphans()
    confinement = Confinement(hidden)
    hide_memory()
    warm_up = _import_once(needs)
    confinement.prepare()
    sys.argv[1:] = []
    gc.collect()
    gc.freeze()  # keeps forked pages shared: the collector would touch every one
    Zygote(control, confinement, warm_up).serve()


def _import_once(needs: str) -> worker.WarmUp | None:
    """Import what learners need; return what a spare worker can do ahead of its submission."""
    gc.disable()
    warm_up = worker.import_needs(needs)
    _keep_installed_packages()
    gc.enable()
    threads = len(os.listdir("/proc/self/task"))  # noqa: PTH208 - no pathlib in workers
    if threads != 1:
        # A child forked from several threads may wait for a lock that nobody holds any more.
        raise SystemExit(f"imports left {threads} threads; cannot fork safely")
    return warm_up


def _keep_installed_packages() -> None:
    """Leave only Python's own folders on the path: a checkout on it has solutions inside."""
    standard = {sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib")}
    packages = ("site-packages", "dist-packages", "lib-dynload")
    sys.path[:] = [each for each in sys.path if each in standard or each.endswith(packages)]
    # Folders that hold something hidden can't be listed later: have Python remember what is there.
    for finder in (importlib.util.find_spec, importlib.metadata.version):
        with contextlib.suppress(ImportError):
            finder("a_module_that_is_not_there")


@dataclass
class Spare:
    """A worker that waits for its submission: confined, and warm where that takes time."""

    process: int
    line: socket.socket
    scratch: str | None
    cgroup: Cgroup | None


@dataclass
class Session:
    """One control socket and its worker."""

    control: socket.socket
    process: int | None = None
    scratch: str | None = None
    cgroup: Cgroup | None = None
    lifeline: int | None = None
    outcome: dict[str, Any] | None = None
    kill_at: float | None = None  # the worker has been asked to end; None: it has not
    killed: bool = False

    def answer(self, message: dict[str, Any]) -> None:
        """Send a message; a grader that is gone is noticed when its socket is read."""
        try:
            self.control.sendall(json.dumps(message).encode())
        except OSError:
            return


class Zygote:
    """Forks workers on request and ends them."""

    def __init__(
        self, control: socket.socket, confinement: Confinement, warm_up: worker.WarmUp | None
    ) -> None:
        self._confinement = confinement
        self._warm_up = warm_up
        self._first = Session(control)
        self._sessions = {control.fileno(): self._first}
        self._gone: list[Session] = []  # closed, with a worker that is still ending
        self._spare: Spare | None = None
        self._spare_is_wanted = False
        # What has nothing to warm up is small.
        self._gathering = huge_pages.gather() if warm_up is not None else None
        self._poll = select.poll()
        self._wakeup, self._wake_end = socket.socketpair()
        for end in (self._wakeup, self._wake_end):
            end.setblocking(False)
        signal.set_wakeup_fd(self._wake_end.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._poll.register(self._wakeup, select.POLLIN)
        self._poll.register(control, select.POLLIN)

    def serve(self) -> None:
        """Obey until the first control socket closes."""
        self._greet(self._first)
        try:
            while True:
                ready = self._poll.poll(self._timeout())
                for number, _ in ready:
                    if number == self._wakeup.fileno():
                        self._reap()
                    elif not self._obey(self._sessions[number]):
                        return
                self._kill_late_ones()
                if not ready and self._is_idle():
                    self._get_ready()
        finally:
            self._end_all()

    def _greet(self, session: Session) -> None:
        session.answer({"ready": True, "layers": self._confinement.layers})

    def _timeout(self) -> float | None:
        instants = [each.kill_at for each in self._with_worker() if each.kill_at is not None]
        if not instants:
            return _IDLE_MS if self._is_idle() else None
        return max(0.0, min(instants) - time.monotonic()) * 1000 + 1

    def _is_idle(self) -> bool:
        """Whether there is something to get ready, and no worker that needs the processors."""
        wanted = self._gathering is not None or self._spare_is_wanted
        return wanted and not self._with_worker()

    def _get_ready(self) -> None:
        """Do a little of what makes later forks faster, then fork the spare that was asked for."""
        if self._gathering is None:
            self._make_spare()
            return
        for _ in self._gathering:
            return  # after one step
        self._gathering = None

    def _workers(self) -> set[int]:
        found = {each.process for each in self._with_worker() if each.process is not None}
        return found if self._spare is None else found | {self._spare.process}

    def _cgroups(self) -> list[Cgroup]:
        found = [each.cgroup for each in self._with_worker()]
        found += [self._spare.cgroup] if self._spare is not None else []
        return [cgroup for cgroup in found if cgroup is not None]

    def _with_worker(self) -> list[Session]:
        return [each for each in (*self._sessions.values(), *self._gone) if each.process]

    def _obey(self, session: Session) -> bool:
        """Carry out one request; return False when the zygote shall end."""
        try:
            message, descriptors, _, _ = socket.recv_fds(session.control, _PACKET, 4)
        except OSError:
            message, descriptors = b"", []
        if not message:
            if session is self._first:
                return False
            self._close(session)
            return True
        request = json.loads(message)
        if request["do"] == "fork":
            self._give_worker(session, request["limits"], descriptors)
        elif request["do"] == "attach":
            control = socket.socket(fileno=descriptors[0])
            session = self._sessions[control.fileno()] = Session(control)
            self._poll.register(control, select.POLLIN)
            self._greet(session)
        elif request["do"] == "spare":
            # Not before the memory is gathered, of which it would hold a copy as it was.
            self._spare_is_wanted = True
            if self._gathering is None:
                self._make_spare()
        else:
            self._end(session, request["grace_seconds"])
        return True

    # One worker's life

    def _give_worker(
        self, session: Session, limits: dict[str, Any], descriptors: list[int]
    ) -> None:
        channel, output, session.lifeline = descriptors
        # The lifeline stays open here until the worker ends. The channel can't tell: a process
        # that the worker started may hold it open.
        spare = self._take_spare(limits["scratch_mb"])
        if spare.cgroup is not None:
            spare.cgroup.limit_memory(
                limits["memory_mb"] + limits["scratch_mb"] + _KERNEL_MEGABYTES
            )
        # If it has died, its session hears of that when it is reaped.
        with spare.line, contextlib.suppress(OSError):
            socket.send_fds(spare.line, [json.dumps(limits).encode()], [channel, output])
        os.close(channel)
        os.close(output)
        session.process, session.scratch = spare.process, spare.scratch
        session.cgroup = spare.cgroup
        session.outcome, session.kill_at, session.killed = None, None, False
        session.answer({"forked": spare.process})

    def _take_spare(self, scratch_mb: int) -> Spare:
        spare = self._spare
        if spare is None or scratch_mb != Limits.scratch_mb:
            return self._fork(scratch_mb, ahead=False)
        self._spare = None
        return spare

    def _fork(self, scratch_mb: int, *, ahead: bool) -> Spare:
        scratch = self._confinement.make_scratch(scratch_mb)
        cgroup = self._confinement.make_cgroup()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        process = os.fork()
        if process == 0:
            try:
                self._become_worker(theirs, scratch, cgroup, ahead)
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(_FAILED)
        theirs.close()
        return Spare(process, ours, scratch, cgroup)

    def _become_worker(
        self, line: socket.socket, scratch: str | None, cgroup: Cgroup | None, ahead: bool
    ) -> None:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        if cgroup is not None:
            cgroup.enter()
        identity = int(os.readlink("/proc/self"))  # noqa: PTH115 - seen from outside a namespace
        memory_count = open_memory_count()
        kept = {line.fileno(), memory_count}
        kept |= self._confinement.descriptors()
        _close_all_but({number for number in kept if number is not None})
        self._confinement.enter(scratch)
        worker.settle(scratch)
        if ahead and self._warm_up is not None:
            self._warm_up()
        message, (channel, output), _, _ = socket.recv_fds(line, _PACKET, 2)
        line.close()
        worker.redirect(output)
        worker.serve(
            socket.socket(fileno=channel),
            Limits(**json.loads(message)),
            identity,
            memory_count,
            self._confinement.filter_calls,
        )
        os._exit(0)

    def _end(self, session: Session, grace_seconds: float) -> None:
        """Have the worker end, by itself if it does so soon; the answer says how it ended."""
        if session.process is None:
            session.answer({"ended": session.outcome or {"exit": None, "signal": None}})
            return
        session.kill_at = time.monotonic() + grace_seconds
        self._kill_late_ones()

    def _kill_late_ones(self) -> None:
        now = time.monotonic()
        for session in self._with_worker():
            if session.kill_at is not None and session.kill_at <= now and session.process:
                session.killed = True
                session.kill_at = None
                kill_group(session.process)

    def _reap(self) -> None:
        try:
            while self._wakeup.recv(4096):
                pass
        except BlockingIOError:
            pass
        while True:
            try:
                process, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                break
            if process == 0:
                break
            self._buried(process, status)
        if CALLS not in self._confinement.layers:
            end_orphans(self._workers())

    def _buried(self, process: int, status: int) -> None:
        if self._spare is not None and self._spare.process == process:
            self._spare.line.close()
            self._forget(self._spare)
            self._spare = None
            return
        for session in self._with_worker():
            if session.process == process:
                asked = session.killed or session.kill_at is not None
                code = os.waitstatus_to_exitcode(status)
                # How it ended after it was killed says nothing of what it did.
                session.outcome = {
                    "exit": None if session.killed or code < 0 else code,
                    "signal": None if session.killed or code >= 0 else -code,
                }
                session.process = None
                end_group(process)
                self._drop_lifeline(session)
                self._forget(session)
                if session in self._gone:
                    self._gone.remove(session)
                elif asked:
                    session.answer({"ended": session.outcome})
                return

    def _drop_lifeline(self, session: Session) -> None:
        if session.lifeline is not None:
            os.close(session.lifeline)
            session.lifeline = None

    def _forget(self, ended: Session | Spare) -> None:
        if ended.scratch is not None:
            self._confinement.remove_scratch(ended.scratch)
            ended.scratch = None
        if ended.cgroup is not None:
            ended.cgroup.remove()
            ended.cgroup = None

    def _make_spare(self) -> None:
        self._spare_is_wanted = False
        if self._spare is None:
            self._spare = self._fork(Limits.scratch_mb, ahead=True)

    # Endings

    def _close(self, session: Session) -> None:
        self._poll.unregister(session.control)
        del self._sessions[session.control.fileno()]
        session.control.close()
        if session.process is not None:
            self._gone.append(session)
            self._end(session, 0)

    def _end_all(self) -> None:
        for process in self._workers():
            kill_group(process)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(process, 0)
        for cgroup in self._cgroups():
            cgroup.remove()
        if CALLS not in self._confinement.layers:
            end_orphans(set())


def _close_all_but(kept: set[int]) -> None:
    """Close every descriptor but these and the standard ones."""
    start = 3
    for number in sorted(kept):
        os.closerange(start, number)
        start = number + 1
    os.closerange(start, os.sysconf("SC_OPEN_MAX"))
