from __future__ import annotations

import sys
import textwrap
from pathlib import Path

import numpy as np
import psutil
import pytest

from grader.sandbox.backends import available, open_host
from grader.sandbox.failures import (
    BadReply,
    Died,
    LearnerFailure,
    LearnerRaised,
    OutOfMemory,
    TimedOut,
    TooMuchOutput,
)
from grader.sandbox.limits import Limits
from grader.sandbox.proxy import SubmissionProxy
from grader.sandbox.session import Sandbox


@pytest.fixture(params=available(), autouse=True)
def backend(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    name = str(request.param)
    monkeypatch.setenv("MMDOJO_BACKEND", name)
    return name


def sandbox(program: str, **limits: float) -> Sandbox:
    settings = {"call_seconds": 20.0, **limits}
    limits_ = Limits(**settings)  # type: ignore[arg-type]
    return Sandbox(textwrap.dedent(program), open_host("numpy"), limits_)


def open_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def failure_of(program: str, **limits: float) -> LearnerFailure:
    with sandbox(program, **limits) as box, pytest.raises(LearnerFailure) as caught:
        SubmissionProxy(box).f(1)
    return caught.value


def test_a_call_goes_over_and_its_value_comes_back() -> None:
    with sandbox("import numpy as np\ndef f(a, b): return np.hstack((a, b))") as box:
        value = SubmissionProxy(box).f(np.eye(2), np.ones((2, 1)))
    np.testing.assert_array_equal(value, [[1, 0, 1], [0, 1, 1]])


def test_printing_is_kept_apart_from_values() -> None:
    with sandbox('def f(x):\n    print("你好", x)\n    return x') as box:
        assert SubmissionProxy(box).f(3) == 3
        assert box.output() == "你好 3\n"


def test_what_a_call_does_to_its_arguments_is_seen() -> None:
    with sandbox("def f(a):\n    a += 1\n    return a") as box:
        seen = SubmissionProxy(box).observe("f", np.zeros(2))
    np.testing.assert_array_equal(seen.arguments[0], [1, 1])
    assert seen.aliases_argument


def test_many_calls_in_one_go_are_made_one_after_the_other() -> None:
    with sandbox("seen = []\ndef f(x):\n    seen.append(x)\n    return list(seen)") as box:
        proxy = SubmissionProxy(box)
        assert list(proxy.each("f", [(1,), (2,)])) == [[1], [1, 2]]
        assert list(proxy.each("f", [])) == []
    assert [call.arguments for call in proxy.calls] == [(1,), (2,)]


def test_of_many_calls_the_first_that_raises_is_told() -> None:
    with sandbox("def f(x):\n    return 6 // x") as box:
        proxy = SubmissionProxy(box)
        values = proxy.each("f", [(2,), (0,), (3,)])
        assert next(values) == 3
        with pytest.raises(LearnerRaised) as caught:
            next(values)
        assert caught.value.type_name == "ZeroDivisionError"
        assert proxy.describe_last_call() == "f(0)"
    assert [call.outcome is not None for call in proxy.calls] == [True, True, True]


def test_many_calls_have_the_time_of_one_check() -> None:
    with sandbox("import time\ndef f(x): time.sleep(x)", call_seconds=0.5) as box:
        proxy = SubmissionProxy(box)
        with pytest.raises(TimedOut):
            list(proxy.each("f", [(0.3,), (0.3,)]))
        assert [call.outcome for call in proxy.calls] == [None, None]
        box.begin_check()
        assert proxy.f(0) is None  # by a fresh worker


def test_an_exception_names_its_type_its_message_and_its_line() -> None:
    failure = failure_of("def f(x):\n    y = [1]\n    return y[9]")
    assert isinstance(failure, LearnerRaised)
    assert failure.type_name == "IndexError"
    assert "LookupError" in failure.bases
    assert failure.frames == ((3, "f"),)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("while True: pass", TimedOut),
        ("import time; time.sleep(60)", TimedOut),
        ("import os; os._exit(0)", Died),
        ("import sys; sys.exit(0)", LearnerRaised),
        ("raise KeyboardInterrupt", LearnerRaised),
        ("import ctypes; ctypes.string_at(0)", Died),
        ("import os; os.abort()", Died),
        ("return bytearray(10**10)", OutOfMemory),
        ("import numpy; return numpy.ones(10**10)", OutOfMemory),
        ('while True: print("x" * 10_000)', TooMuchOutput),
        ("a = []; a.append(a); return a", BadReply),
        ("import os; os.closerange(3, 50); return 1", Died),
    ],
)
def test_a_program_that_gives_no_answer_fails_in_the_way_it_did(
    body: str, kind: type[LearnerFailure]
) -> None:
    seconds = 0.5 if kind is TimedOut else 20.0
    failure = failure_of(f"def f(x):\n    {body}", memory_mb=512, call_seconds=seconds)
    assert isinstance(failure, kind)


def test_an_exception_whose_text_raises_is_still_an_answer() -> None:
    program = """
        class Odd(Exception):
            def __str__(self): raise SystemExit(0)
        def f(x): raise Odd
    """
    failure = failure_of(program)
    assert isinstance(failure, LearnerRaised)
    assert failure.type_name == "Odd"


def test_bytes_forged_on_the_wire_are_no_answer() -> None:
    program = """
        import os, struct
        def f(x):
            body = b'{"d":[["seq",2],["ok",{"d":[["value",1]]}]]}'
            for fd in range(3, 64):
                try: os.write(fd, struct.pack("!IQ", 7, 0) + b"garbage")
                except OSError: pass
            return 1
    """
    assert isinstance(failure_of(program), BadReply | Died)


def test_after_a_timeout_the_next_call_finds_a_fresh_program() -> None:
    program = """
        seen = []
        def f(x):
            seen.append(x)
            while x == 0: pass
            return len(seen)
    """
    with sandbox(program, call_seconds=2.0) as box:
        proxy = SubmissionProxy(box)
        assert proxy.f(1) == 1
        with pytest.raises(TimedOut):
            proxy.f(0)
        box.begin_check()
        assert proxy.f(1) == 1


def test_a_program_that_breaks_while_loading_fails_every_call_the_same() -> None:
    with sandbox("1 / 0") as box:
        proxy = SubmissionProxy(box)
        for _ in range(2):
            with pytest.raises(LearnerRaised) as caught:
                proxy.f(1)
            assert caught.value.type_name == "ZeroDivisionError"


def test_a_program_runs_as_a_module_and_not_as_main() -> None:
    with sandbox('NAME = __name__\ndef f(x): return NAME\nif NAME == "__main__": 1 / 0') as box:
        assert SubmissionProxy(box).f(1) == "submission"


def test_the_worker_finds_neither_solutions_nor_secrets_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "hunter2")
    program = """
        import os, sys
        def f(x):
            found = [p for p in sys.path if os.path.isdir(os.path.join(p, "solutions"))]
            return found, os.environ.get("SECRET_TOKEN"), sorted(
                name for name in sys.modules if "checks" in name and name.startswith("grader"))
    """
    with sandbox(program) as box:
        assert SubmissionProxy(box).f(1) == ([], None, [])


def test_the_scratch_folder_is_empty_private_and_gone_afterwards() -> None:
    program = """
        import os
        def f(x):
            before = os.listdir(".")
            open("mine.txt", "w").write("x")
            return before, os.getcwd(), os.listdir(".")
    """
    with sandbox(program) as box:
        before, folder, after = SubmissionProxy(box).f(1)
        assert before == []
        assert after == ["mine.txt"]
    assert not Path(folder).exists()


@pytest.mark.parametrize(
    "start",
    [
        'subprocess.Popen(["sleep", "300"])',
        'subprocess.Popen(["sleep", "300"], start_new_session=True)',
        'subprocess.Popen("trap \\"\\" TERM HUP; sleep 300 & sleep 300", shell=True)',
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="orphans are adopted on Linux only")
def test_no_process_that_a_program_started_outlives_it(start: str, backend: str) -> None:
    program = f"""
        import subprocess
        child = {start}
        def f(x): return child.pid
    """
    with sandbox(program) as box:
        if backend == "confined":
            with pytest.raises(LearnerRaised) as caught:
                SubmissionProxy(box).f(1)
            assert caught.value.type_name == "PermissionError"
            return
        child = SubmissionProxy(box).f(1)
        assert psutil.pid_exists(child)
    assert not psutil.pid_exists(child)


@pytest.mark.skipif(sys.platform == "win32", reason="sessions of processes are POSIX")
def test_a_process_whose_parent_has_ended_does_not_outlive_the_program(backend: str) -> None:
    program = """
        import subprocess
        def f(x):
            run = subprocess.run("sleep 300 >&2 & echo $!", shell=True, stdout=subprocess.PIPE)
            return int(run.stdout)
    """
    with sandbox(program) as box:
        if backend == "confined":
            with pytest.raises(LearnerRaised) as caught:
                SubmissionProxy(box).f(1)
            assert caught.value.type_name == "PermissionError"
            return
        orphan = SubmissionProxy(box).f(1)
        assert psutil.pid_exists(orphan)
    assert not psutil.pid_exists(orphan)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_hundred_calls_leave_no_descriptor_behind() -> None:
    before = open_descriptors()
    for _ in range(3):
        with sandbox("def f(x): return x") as box:
            for number in range(30):
                assert SubmissionProxy(box).f(number) == number
    assert open_descriptors() == before


def test_time_of_one_check_is_shared_by_its_calls_and_renewed_for_the_next() -> None:
    with sandbox("def f(x): return sum(range(x))") as box:
        full = box.remaining_seconds
        SubmissionProxy(box).f(1)
        once = box.remaining_seconds
        SubmissionProxy(box).f(10**6)
        assert box.remaining_seconds < once < full
        box.begin_check()
        assert box.remaining_seconds == full
