"""`mmdojo stop`: end the warm server."""

from __future__ import annotations

import json

import psutil
import typer

from grader.cli.exits import Exit
from grader.cli.options import LangOption, chosen_language
from grader.cli.output import say
from grader.errors import GraderError
from grader.server import client, protocol
from grader.text import Text

_END_SECONDS = 30.0


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
    try:
        psutil.Process(int(str(found["pid"]))).wait(_END_SECONDS)
    except psutil.NoSuchProcess:
        pass
    except psutil.TimeoutExpired as error:
        raise GraderError(
            Text(
                zh=f"后台服务（进程 {found['pid']}）还在等一次检查结束。",
                en=f"The server (process {found['pid']}) still waits for a check to end.",
            )
        ) from error
    say(Text(zh="后台服务已结束。", en="The server has ended.").in_language(language))
    return Exit.OK


def server_status() -> dict[str, object] | None:
    """Return what the warm server says of itself; None if there is none."""
    answer = client.ask(protocol.STATUS)
    if answer is None:
        return None
    status: dict[str, object] = json.loads(answer)
    return status
