"""Parse a learner's Python, and explain in plain words where it is no Python."""

from __future__ import annotations

import ast
import re
import unicodedata
import warnings
from typing import cast

from grader.text import Text

_LOOKALIKES = {
    "（": "(", "）": ")", "［": "[", "］": "]", "｛": "{", "｝": "}", "【": "[", "】": "]",
    "，": ",", "、": ",", "：": ":", "；": ";", "．": ".", "。": ".", "＝": "=", "＋": "+",
    "－": "-", "—": "-", "–": "-", "−": "-", "＊": "*", "×": "*", "／": "/", "÷": "/",
    "％": "%", "＜": "<", "＞": ">", "《": "<", "》": ">", "≤": "<=", "≥": ">=", "≠": "!=",
    "！": "!", "＠": "@", "＃": "#", "＆": "&", "｜": "|", "＾": "^", "～": "~", "＿": "_",
    "“": '"', "”": '"', "„": '"', "＂": '"', "「": '"', "」": '"', "『": '"', "』": '"',
    "‘": "'", "’": "'", "＇": "'", "＼": "\\", "？": "?", "…": "...",
}  # fmt: skip
_CODE_POINT = re.compile(r"U\+([0-9A-Fa-f]{4,6})")
_CURLY_QUOTES = re.compile("[“”‘’「」『』＂＇]")
_LONGEST_EXCERPT = 100
_MOST_CHARACTERS = 500_000  # no answer is near this; reading it would take many seconds


class CodeError(Exception):
    """Text that is no Python: the line (from 1) in it and the reason."""

    def __init__(self, line: int, reason: Text, excerpt: str = "") -> None:
        super().__init__(reason.en)
        self.line = line
        self.reason = reason
        self.excerpt = excerpt


def parse_code(source: str, *, notebook: bool = False) -> ast.Module:
    """Parse and compile a program without running it.

    Args:
        source: the program, with Unix line ends.
        notebook: whether `await` may stand outside a function, as it may in a notebook.

    Raises:
        CodeError: it is no program.
    """
    if len(source) > _MOST_CHARACTERS:
        raise CodeError(1, _TOO_LONG)
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT if notebook else 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a learner's "\d" is no concern of our log
            tree = compile(source, "<answer>", "exec", flags | ast.PyCF_ONLY_AST, dont_inherit=True)
            # The second pass sees what the grammar alone allows, such as `return` at the top.
            compile(tree, "<answer>", "exec", flags, dont_inherit=True)
    except SyntaxError as error:
        raise _explained(error, source) from error
    except (RecursionError, MemoryError) as error:
        raise CodeError(1, _TOO_DEEP) from error
    except (ValueError, OverflowError) as error:  # NUL characters, lone surrogates
        line, character = _first_unprintable(source)
        raise CodeError(line, _character_reason(character, None)) from error
    return cast(ast.Module, tree)


def _explained(error: SyntaxError, source: str) -> CodeError:
    lines = source.split("\n")
    number = min(max(error.lineno or 1, 1), len(lines))
    line = lines[number - 1]
    return CodeError(number, _reason(error, line), _excerpt(line, error.offset or 1))


def _reason(error: SyntaxError, line: str) -> Text:
    message = error.msg or "invalid syntax"
    if "character" in message and (found := _CODE_POINT.search(message)):
        return _character_reason(chr(int(found[1], 16)), error.offset)
    if message.startswith("unterminated") and (curly := _CURLY_QUOTES.search(line)):
        return _character_reason(curly[0], curly.start() + 1)
    start = line.lstrip()
    for begins, reason in _LINE_REASONS:
        if start.startswith(begins):
            return reason
    if isinstance(error, TabError):
        return _TABS
    for pattern, zh, en in _MESSAGE_REASONS:
        if found := re.search(pattern, message):
            parts = found.groups()
            return Text(zh=zh.format(*parts), en=en.format(*parts))
    return Text(zh=f"Python 报告：{message}。请检查这一行和上一行", en=f"{message}")


def _character_reason(character: str, column: int | None) -> Text:
    code = f"U+{ord(character):04X}"
    zh_where, en_where = (f"第 {column} 列的", f" at column {column}") if column else ("", "")
    if replacement := _lookalike(character):
        return Text(
            zh=f"{zh_where}“{character}”（{code}）是全角字符，代码里要用半角的 {replacement}",
            en=f"the full-width character {character} ({code}){en_where} is not Python; "
            f"replace it by {replacement}",
        )
    if unicodedata.category(character) == "Zs":
        return Text(
            zh=f"{zh_where}空白是特殊空格（{code}），请换成普通空格",
            en=f"the blank{en_where} is a special space ({code}); replace it by an ordinary space",
        )
    if not character.isprintable():
        return Text(
            zh=f"{zh_where}一个看不见的字符（{code}）混进了代码，请删掉它",
            en=f"an invisible character ({code}){en_where} is in the code; delete it",
        )
    return Text(
        zh=f"{zh_where}“{character}”（{code}）不能出现在代码里；如果是文字，请放进引号或注释",
        en=f"{character} ({code}){en_where} cannot stand in code; "
        "if it is text, put it in quotes or in a comment",
    )


def _lookalike(character: str) -> str | None:
    if replacement := _LOOKALIKES.get(character):
        return replacement
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain.isascii() and plain.strip() and plain != character else None


def _first_unprintable(source: str) -> tuple[int, str]:
    for number, line in enumerate(source.split("\n"), start=1):
        for character in line:
            if character == "\0" or "\ud800" <= character <= "\udfff":
                return number, character
    return 1, "\0"


def _excerpt(line: str, column: int) -> str:
    shown = "".join(character if character.isprintable() else " " for character in line)
    start = max(0, column - _LONGEST_EXCERPT // 2) if len(shown) > _LONGEST_EXCERPT else 0
    return shown[start : start + _LONGEST_EXCERPT].strip()


_TOO_DEEP = Text(
    zh="代码的嵌套太深，Python 无法解析。请拆成几个变量或函数",
    en="the code is nested too deeply for Python; split it into variables or functions",
)
_TOO_LONG = Text(
    zh="代码太长了（超过 50 万个字符）。请只留下答案，数据不要写在代码里",
    en="the code is too long (over 500,000 characters); keep only the answer, without data",
)
_TABS = Text(
    zh="缩进混用了制表符（Tab）和空格。请统一用 4 个空格",
    en="the indentation mixes tabs and spaces; use four spaces throughout",
)
_MAGIC = Text(
    zh="以 % 或 ! 开头的是笔记本命令，.py 文件里不能用。请删掉这一行",
    en="lines that begin with % or ! are notebook commands and cannot be in a .py file; delete it",
)
_CONFLICT = Text(
    zh="这是 Git 合并冲突的标记。请先解决冲突",
    en="this is a Git conflict marker; resolve the conflict first",
)
_LINE_REASONS = (
    (("%", "!"), _MAGIC),
    (("<<<<<<<", "=======", ">>>>>>>"), _CONFLICT),
    (
        (">>>",),
        Text(
            zh=">>> 是交互式提示符，不是代码。请删掉",
            en=">>> is the prompt of the interactive interpreter, not code; delete it",
        ),
    ),
    (
        ("```",),
        Text(
            zh="``` 是 Markdown 的代码围栏，不是代码。请删掉这一行",
            en="``` is Markdown, not code; delete the line",
        ),
    ),
)
_MESSAGE_REASONS = (
    (
        r"'(.)' was never closed",
        "这里的 {0} 没有配对的右括号",
        "the {0} here is never closed",
    ),
    (
        r"closing parenthesis '(.)' does not match opening parenthesis '(.)'",
        "右括号 {0} 和左括号 {1} 不配对",
        "the closing {0} does not match the opening {1}",
    ),
    (
        r"unmatched '(.)'",
        "多了一个 {0}，没有与它配对的左括号",
        "there is no opening bracket for {0}",
    ),
    (
        r"unterminated triple-quoted",
        "从这里开始的三引号字符串没有结束",
        "the triple-quoted string that begins here never ends",
    ),
    (
        r"unterminated f?-?string",
        "字符串没有结束，少了右引号",
        "the string has no closing quote on its line",
    ),
    (r"expected ':'", "这里少了冒号 :", "a colon : is missing"),
    (
        r"expected an indented block(?: after (.*) on line (\d+))?",
        "这里应当缩进：上面的语句需要一个缩进 4 个空格的代码块",
        "this line has to be indented: the statement above needs a block, four spaces in",
    ),
    (r"unexpected indent", "这一行缩进过多", "this line is indented too far"),
    (
        r"unindent does not match",
        "这一行的缩进和上面任何一层都对不上",
        "this line's indentation matches no block above it",
    ),
    (
        r"'(await|async \w+|asynchronous comprehension)' outside",
        "{0} 只能写在 async def 函数里面",
        "{0} works only inside an async def function",
    ),
    (
        r"'(return|yield|yield from)' outside function",
        "{0} 只能写在函数里面。请检查它的缩进",
        "{0} works only inside a function; check its indentation",
    ),
    (
        r"Missing parentheses in call to '(\w+)'",
        "{0} 在 Python 3 里是函数，要写成 {0}(...)",
        "{0} is a function in Python 3: write {0}(...)",
    ),
    (
        r"Maybe you meant '==' or ':='",
        "这里的 = 是赋值；如果要比较相等，请写 ==",
        "= assigns; to compare, write ==",
    ),
    (r"Perhaps you forgot a comma", "这里可能少了一个逗号", "a comma seems to be missing"),
    (r"too many (?:nested|statically)", "代码的嵌套太深，请拆开", "the code is nested too deeply"),
    (
        r"Exceeds the limit",
        "这个整数太长了，Python 不接受",
        "this whole number is longer than Python accepts",
    ),
)
