"""Assemble the commands, and turn every way of failing into a message and an exit status."""

from __future__ import annotations

import functools
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from grader import __version__
from grader.cli import (
    assess,
    candidates,
    check,
    doctor,
    grade,
    interview,
    learn,
    lint,
    maintain,
    new,
    progress,
    reset,
    review,
    server,
    shelf,
    validate,
    watch,
)
from grader.cli.exits import Exit
from grader.cli.glimpse import glimpse
from grader.cli.options import LangOption, chosen_language
from grader.cli.output import error_report, prepare_streams, say, write_json
from grader.cli.overview import show_overview
from grader.errors import CatalogError, DojoError, GraderError
from grader.render.sanitise import sanitise
from grader.text import Text

DEBUG_VARIABLE = "MMDOJO_DEBUG"

app = typer.Typer(
    name="mmdojo",
    help="Practise multimodal-ML interviews · 多模态面试练习",
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _group in (
    shelf,
    check,
    watch,
    progress,
    assess,
    review,
    interview,
    learn,
    reset,
    doctor,
    server,
    maintain,
    lint,
    grade,
    candidates,
    validate,
    new,
):
    _group.add_to(app)

# Newer versions of Typer carry click inside, older ones import it: this is its UsageError in both.
_BadUsage: type[Exception] = typer.BadParameter.__bases__[0]


def _show_version(wanted: bool) -> None:
    if wanted:
        say(f"mmdojo {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    lang: LangOption = None,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version · 版本"
        ),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show tracebacks (or MMDOJO_DEBUG=1) · 显示调用栈")
    ] = False,
) -> int:
    """Say what to do next where no command is given."""
    context.obj = lang
    if context.invoked_subcommand is None:
        show_overview(chosen_language(context, lang))
    return Exit.OK


@functools.cache
def command_line() -> Any:
    """Return the parser of all commands, built once."""
    return typer.main.get_command(app)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command line; return its exit status. No exception of ours gets past here."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    prepare_streams()
    # An option that concerns no command may stand anywhere, also where it caused the error.
    debug = "--debug" in arguments or os.environ.get(DEBUG_VARIABLE, "0") not in ("", "0")
    arguments = [argument for argument in arguments if argument != "--debug"]
    try:
        status = command_line().main(arguments, prog_name="mmdojo", standalone_mode=False)
        return interrupted(arguments) if status == Exit.INTERRUPTED else int(status or 0)
    except _BadUsage as error:
        return _fail(arguments, Exit.USAGE, _usage_text(arguments, error))
    except (typer.Abort, KeyboardInterrupt):
        return interrupted(arguments)
    except DojoError as error:
        if debug:
            _show_traceback()
        failed = isinstance(error, GraderError | CatalogError)
        return _fail(arguments, Exit.GRADER_FAILED if failed else Exit.USAGE, error.text)
    except Exception as error:
        if debug:
            _show_traceback()
        return _fail(arguments, Exit.GRADER_FAILED, _unexpected_text(error))


def _fail(arguments: Sequence[str], status: Exit, text: Text) -> Exit:
    """Report a failure where the caller looks for it: stdout for a program, stderr for people."""
    asked = glimpse(arguments, _command_names())
    message = text.in_language(asked.language)
    if asked.command == "check" and asked.format in ("json", "junit"):
        check.write_report(error_report(asked.argument, message), asked.format)
    elif asked.format == "json":
        write_json({"message": message})
    else:
        say(f"mmdojo: {message}", stderr=True)
    return status


def _show_traceback() -> None:
    sys.stderr.write(sanitise(traceback.format_exc()))


def interrupted(arguments: Sequence[str]) -> Exit:
    """Say that a command was interrupted; return its exit status."""
    return _fail(arguments, Exit.INTERRUPTED, Text(zh="已中断。", en="Interrupted."))


def _usage_text(arguments: Sequence[str], error: Exception) -> Text:
    command = glimpse(arguments, _command_names()).command
    help_line = f"mmdojo {command} --help" if command else "mmdojo --help"
    said = str(getattr(error, "format_message", lambda: error)())
    return Text(zh=f"命令的用法不对：{said} 用法见 {help_line}", en=f"{said} See {help_line}")


def _unexpected_text(error: Exception) -> Text:
    what = f"{type(error).__name__}: {error}"
    return Text(
        zh=f"mmdojo 自身出错（不是你的问题）：{what}。加上 --debug 再运行一次可以看到调用栈。",
        en=f"mmdojo itself failed (not your fault): {what}. Run it again with --debug for a "
        "traceback.",
    )


def _command_names() -> set[str]:
    return {command.name for command in app.registered_commands if command.name}
