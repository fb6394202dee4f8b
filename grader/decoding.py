"""Turn a learner file's bytes into text, whatever editor wrote them."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from grader.errors import SubmissionError
from grader.text import Text

_BYTE_ORDER_MARKS = (  # UTF-32 first: its little-endian mark begins with the one of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = re.compile(rb"^[ \t\f]*(?:#.*)?$")
_QUADRATIC_CODECS = {"idna", "punycode"}  # minutes for a file of a megabyte
_LIKELY_CHINESE = 0.7


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with Unix line ends, and a remark where its encoding had to be guessed."""

    text: str
    note: Text | None = None


def decode(data: bytes, name: str, *, python: bool = False) -> Decoded:
    """Decode a file that a learner wrote.

    Args:
        data: the whole file.
        name: what to call the file in messages.
        python: whether a PEP 263 coding cookie counts.

    Raises:
        SubmissionError: the bytes are no text in UTF-8, UTF-16, the declared encoding or GB18030.
    """
    decoded = _by_mark(data, name) or (_by_cookie(data) if python else None)
    decoded = decoded or _as_utf8(data) or _as_chinese(data, name)
    if decoded is None:
        raise _unreadable(data, name)
    if "\0" in decoded.text:
        raise _binary(decoded.text, name)
    return Decoded(_with_plain_line_ends(decoded.text), decoded.note)


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _by_mark(data: bytes, name: str) -> Decoded | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding))
            except UnicodeDecodeError as error:
                raise _unreadable(data, name) from error
    return None


def _by_cookie(data: bytes) -> Decoded | None:
    lines = re.split(rb"\r\n|\r|\n", data[:4096], maxsplit=2)[:2]
    for line in lines:
        if found := _COOKIE.match(line):
            return _in_encoding(data, found[1].decode("ascii", "replace"))
        if not _BLANK.match(line):
            return None
    return None


def _in_encoding(data: bytes, encoding: str) -> Decoded | None:
    try:
        known = codecs.lookup(encoding).name
        if known in _QUADRATIC_CODECS:
            return None
        text = data.decode(known)
    except (LookupError, UnicodeError, ValueError):
        return None
    if known in {"utf-8", "utf-8-sig", "ascii"}:
        return Decoded(text)
    return Decoded(text, _declared(encoding))


def _as_utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _as_chinese(data: bytes, name: str) -> Decoded | None:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    # Almost any bytes are some GB18030; real Chinese text keeps to the common characters.
    foreign = [character for character in text if ord(character) > 0x7F]
    common = sum(_is_common_chinese(character) for character in foreign)
    if not foreign or common < _LIKELY_CHINESE * len(foreign):
        return None
    return Decoded(
        text,
        Text(
            zh=f"{name} 不是 UTF-8 编码，已按 GBK（GB18030）读取。建议另存为 UTF-8。",
            en=f"{name} is not UTF-8; it was read as GBK (GB18030). Better save it as UTF-8.",
        ),
    )


def _is_common_chinese(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _declared(encoding: str) -> Text:
    return Text(
        zh=f"已按文件开头声明的编码 {encoding} 读取。",
        en=f"Read in the encoding that the file declares: {encoding}.",
    )


def _unreadable(data: bytes, name: str) -> SubmissionError:
    line = data[: _first_bad_byte(data)].count(b"\n") + 1
    return SubmissionError(
        Text(
            zh=f"读不出 {name} 里的文字：从第 {line} 行起既不是 UTF-8，也不是 GBK。"
            "请用编辑器打开它，选择“另存为”，编码选 UTF-8，再试一次。",
            en=f"{name} is not readable text: from line {line} on it is neither UTF-8 nor GBK. "
            "Open it in your editor, save it with encoding UTF-8, and try again.",
        )
    )


def _first_bad_byte(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _binary(text: str, name: str) -> SubmissionError:
    line = text[: text.index("\0")].count("\n") + 1
    return SubmissionError(
        Text(
            zh=f"{name} 第 {line} 行含有空字符（NUL），不是纯文本，"
            "也可能是没有 BOM 的 UTF-16。请另存为 UTF-8 文本，再试一次。",
            en=f"{name} has a NUL character on line {line}: it is not plain text, or it is UTF-16 "
            "without a byte order mark. Save it as UTF-8 text and try again.",
        )
    )
