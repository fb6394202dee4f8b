"""`mmdojo stop`: end the warm server."""

from __future__ import annotations

import json
import time

import typer

from grader.cli.exits import Exit
from grader.cli.options import LangOption, chosen_language
from grader.cli.output import say
from grader.errors import GraderError
from grader.server import client, protocol
from grader.text import Text

_END_SECONDS, _PAUSE_SECONDS = 30.0, 0.1


def add_to(app: typer.Typer) -> None:
    """Add this module's command."""
    app.command("stop", help="End the warm server · 结束后台服务")(stop)


def stop(context: typer.Context, lang: LangOption = None) -> int:
    """End the background process that keeps checks fast; the next check starts a new one."""
    language = chosen_language(context, lang)
    found = server_status()
    if found is None or client.ask(protocol.STOP) is None:
        text = Text(zh="没有后台服务在运行。", en="No server is running.")
        say(text.in_language(language))
        return Exit.OK
    if not _ends(int(str(found["pid"]))):
        raise GraderError(
            Text(
                zh=f"后台服务（进程 {found['pid']}）还在等一次检查结束。",
                en=f"The server (process {found['pid']}) still waits for a check to end.",
            )
        )
    say(Text(zh="后台服务已结束。", en="The server has ended.").in_language(language))
    return Exit.OK


def _ends(pid: int) -> bool:
    """Wait until a process has ended; say whether it has."""
    import psutil  # imported late: every command would pay for it

    limit = time.monotonic() + _END_SECONDS
    while time.monotonic() < limit:
        try:
            process = psutil.Process(pid)
            # A notebook's kernel that started the server doesn't take note of its end.
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
            process.wait(_PAUSE_SECONDS)
        except psutil.NoSuchProcess:
            return True
        except psutil.TimeoutExpired:
            continue
    return False


def server_status() -> dict[str, object] | None:
    """Return what the warm server says of itself; None if there is none."""
    answer = client.ask(protocol.STATUS)
    if answer is None:
        return None
    status: dict[str, object] = json.loads(answer)
    return status
