"""Say in both languages how learner code failed a call, and where."""

from __future__ import annotations

import errno

from grader.sandbox.failures import (
    BadReply,
    CpuExhausted,
    Died,
    LearnerFailure,
    LearnerRaised,
    OutOfMemory,
    TimedOut,
    TooLarge,
    TooMuchOutput,
)
from grader.submission import Submission
from grader.text import Text

_MAX_DETAIL = 500


def explain(failure: LearnerFailure, submission: Submission) -> Text:
    """Return what happened, in which line of the learner's file, and what to try."""
    match failure:
        case LearnerRaised():
            return _explain_exception(failure, submission)
        case TimedOut(whole=True):
            return Text(
                zh=f"全部检查加起来用完了 {failure.seconds:g} 秒。程序是不是太慢了？",
                en=f"All checks together used up their {failure.seconds:g} s. "
                "Is the program too slow?",
            )
        case TimedOut():
            return Text(
                zh=f"{failure.seconds:g} 秒内没有返回结果。是不是有停不下来的循环？",
                en=f"No result within {failure.seconds:g} s. Is there a loop that never ends?",
            )
        case TooLarge():
            return Text(
                zh=f"返回值超过了 {failure.megabytes} MiB 的上限。检查数组的形状是不是过大。",
                en=f"The result is larger than the {failure.megabytes} MiB that may be returned. "
                "Is an array larger than meant?",
            )
        case CpuExhausted():
            return Text(
                zh=f"用完了 {failure.seconds:g} 秒的 CPU 时间。是不是有停不下来的循环？",
                en=f"It used up its {failure.seconds:g} s of CPU time. "
                "Is there a loop that never ends?",
            )
        case OutOfMemory():
            return Text(
                zh=f"内存超过了 {failure.megabytes} MiB 的上限。检查数组的形状是不是过大。",
                en=f"It needs more than the {failure.megabytes} MiB of memory allowed. "
                "Is an array larger than meant?",
            )
        case TooMuchOutput():
            return Text(
                zh=f"输出超过了 {failure.megabytes} MiB。请删掉循环里的 print。",
                en=f"It printed more than {failure.megabytes} MiB. Remove the print in the loop.",
            )
        case Died():
            return _explain_death(failure)
        case BadReply():
            return Text(
                zh=f"返回值无法读取：{failure.detail}。请返回数字或普通的 NumPy 数组。",
                en=f"The returned value cannot be read: {failure.detail}. "
                "Return numbers or a plain NumPy array.",
            )
    return Text(zh="程序没有给出结果。", en="The program gave no result.")


def _explain_death(failure: Died) -> Text:
    if failure.exit_code is not None:
        return Text(
            zh=f"你的程序中途结束了整个进程（退出码 {failure.exit_code}）。"
            "请用 return 返回结果，不要调用 exit。",
            en=f"Your program ended its whole process (exit code {failure.exit_code}). "
            "Return the result instead of calling exit.",
        )
    if failure.signal is not None:
        return Text(
            zh=f"运行你程序的进程被信号 {failure.signal} 终止了。",
            en=f"The process that ran your program was ended by signal {failure.signal}.",
        )
    return Text(
        zh="运行你程序的进程中途消失了。",
        en="The process that ran your program went away in the middle of a call.",
    )


def _explain_exception(raised: LearnerRaised, submission: Submission) -> Text:
    detail = raised.detail.strip()[:_MAX_DETAIL]
    said = f"{raised.type_name}: {detail}" if detail else raised.type_name
    if not raised.frames:
        return Text(zh=f"你的程序抛出了 {said}。", en=f"Your program raised {said}.")
    place = submission.locate(raised.frames[-1][0]).describe()
    if raised.type_name in ("NameError", "UnboundLocalError") and raised.name:
        name = raised.name
        if raised.type_name == "NameError":
            return Text(
                zh=f"{place.zh}：用到了 {name}，但它既没有定义也没有导入。"
                f"请先定义它，或把 {name} 加进 import。",
                en=f"{place.en}: {name} is used but neither defined nor imported. "
                f"Define it, or add {name} to an import.",
            )
    if raised.type_name in ("ModuleNotFoundError", "ImportError"):
        return Text(
            zh=f"{place.zh}：导入失败，{said}。",
            en=f"{place.en}: the import failed with {said}.",
        )
    if (limit := _limit_met(raised)) is not None:
        return Text(zh=f"{place.zh}：{said}。{limit.zh}", en=f"{place.en}: {said}. {limit.en}")
    if raised.type_name == "SystemExit":
        return Text(
            zh=f"{place.zh}：程序调用了 exit。请用 return 返回结果。",
            en=f"{place.en}: the program called exit. Return the result instead.",
        )
    return Text(zh=f"{place.zh}：抛出了 {said}", en=f"{place.en}: raised {said}")


def _limit_met(raised: LearnerRaised) -> Text | None:
    """Return which limit an exception of the operating system comes from."""
    if raised.type_name == "PermissionError":
        return Text(
            zh="这里的程序不能启动别的进程、不能联网，也只能读写自己的工作文件夹。",
            en="A program here can start no other process, use no network, and has no files but "
            "those in its working folder.",
        )
    for number, text in _SYSTEM_LIMITS.items():
        if f"[Errno {number}]" in raised.detail:
            return text
    if raised.type_name == "RuntimeError" and "start new thread" in raised.detail:
        return Text(
            zh="线程太多，内存上限放不下了。", en="So many threads don't fit the memory limit."
        )
    return None


_SYSTEM_LIMITS = {
    errno.EMFILE: Text(
        zh="同时打开的文件数到了上限：用完请关闭。",
        en="That is the limit on open files: close what is done with.",
    ),
    errno.ENOSPC: Text(
        zh="工作文件夹已满，到了它的上限。", en="The working folder is full: it has a limit."
    ),
    errno.EFBIG: Text(zh="单个文件的大小到了上限。", en="That is the limit on the size of a file."),
    errno.EROFS: Text(
        zh="这里没有可以写文件的文件夹。", en="There is no folder here that can be written to."
    ),
}
