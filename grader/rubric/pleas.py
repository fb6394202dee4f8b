"""Find words that talk to whoever grades, or as if somebody else than the learner wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick


class Plea(NamedTuple):
    """A way to talk to the grader: none without one of the words that it needs, parted by |.

    Hardly any answer has them, and to look for words takes a tenth of the time.
    """

    needs: str
    pattern: str


# For a folded text.
PLEAS = (
    Plea(
        "满分|高分|通过|及格|全分|100|一百分",
        r"(?:请|麻烦|求|务必|必须|直接|应该|应当)?(?:给|打|判|评)(?:我|予|出|个|本题|这题|这个答案|此答案)*"
        r"(?:满分|高分|通过|及格|全分|100 ?分|一百分)",
    ),
    Plea(
        "判|视为|算我",
        r"判(?:为|定为?|成)?(?:正确|通过|全对|满分|covered)|视为(?:全部)?(?:正确|覆盖|通过)"
        r"|(?:算|判)我(?:对|通过|过)",
    ),
    Plea(
        "忽略|无视|忽视|跳过",
        r"(?:忽略|无视|忽视|跳过)[^。\n]{0,12}(?:评分|规则|指令|指示|提示|要求|标准|rubric)",
    ),
    Plea(
        "评分|阅卷|批改|判题|判卷|评卷",
        r"(?:评分|阅卷|批改|判题|判卷)(?:老师|员|系统|器|程序|人|模型|助手|ai)|阅卷人|评卷",
    ),
    Plea("所有", r"所有(?:要点|得分点|评分点)[^。\n]{0,8}(?:覆盖|满分|正确|得分)"),
    Plea(
        "full |maximum |max |top |perfect ",
        r"\b(?:full|maximum|max|top|perfect) (?:marks?|scores?|credit|points|grades?)\b",
    ),
    Plea(
        "ignore|disregard|forget|override|skip|bypass",
        r"\b(?:ignore|disregard|forget|override|skip|bypass)\b[^.\n]{0,40}"
        r"\b(?:rubric|instructions?|rules|grading|criteria|checks?|prompt)\b|\boverride\b",
    ),
    Plea(
        "mark|grade|score|rate|count|treat|judge|consider",
        r"\b(?:mark|grade|score|rate|count|treat|judge|consider)\b[^.\n]{0,40}"
        r"\b(?:as (?:fully )?(?:correct|covered|right|passed|complete)|correct|covered|100)\b",
    ),
    Plea(
        "grader|examiner|evaluator|judge|marker|teacher",
        r"\b(?:dear|hello|hi|attention|note to(?: the)?) "
        r"(?:grader|examiner|evaluator|judge|marker|teacher)\b"
        r"|\b(?:grader|examiner|evaluator|autograder) ?[:,]|\bto the grader\b"
        r"|\bthe grader (?:should|must|will)\b",
    ),
    Plea(
        "student|candidate|answer|response|submission",
        r"\b(?:the|this|my) (?:student|candidate|answer|response|submission)\b[^.\n]{0,40}"
        r"\b(?:covers?|mentions?|explains?|demonstrates?|earns?|deserves?|satisf(?:y|ies)|meets?"
        r"|fulfil\w*|is (?:fully )?correct)\b"
        r"|\banswer key\b|\bmodel answer (?:says|states|is)\b",
    ),
    Plea(
        "考生|学生|作答|回答|答案",
        r"(?:考生|学生|作答者|(?:该|本|这份|此)(?:回答|答案|作答))[^。\n]{0,12}"
        r"(?:覆盖|提到|说明了|涵盖|满足|正确|应得|得满)"
        r"|(?:考生|学生|作答者)[^。\n]{0,20}(?:已经?|都|均|全部|完整|准确)(?:[^。\n]{0,6})"
        r"(?:阐述|说明|答全|答对|回答|掌握|讲清|给出|论述|作答)",
    ),
    Plea(
        "note to |whoever",
        r"\bnote to (?:whoever|anyone)\b|\bwhoever (?:marks|grades|reads|scores)\b",
    ),
    Plea("out of", r"\b(?:five|nine|ten|[59]|10) out of (?:five|nine|ten|[59]|10)\b"),
    Plea(
        "award|give ",
        r"\baward\b[^.\n]{0,30}\b(?:points?|marks?|credit)\b"
        r"|\bgive (?:me|this|it|all)\b[^.\n]{0,30}\b(?:points?|marks?|pass|credit)\b",
    ),
    Plea("system", r"\bsystem ?(?:prompt|message|override)\b"),
    Plea("you are ", r"\byou are (?:a|an|now)\b[^.\n]{0,30}\b(?:grader|assistant|model|ai)\b"),
    Plea(
        "verdict|score|max points|mark|grade",
        r"[\"'](?:verdict|score|max points)[\"'] ?[:=]"
        r"|(?:^|[\n{,;.] ?)(?:final )?(?:verdict|score|max points|mark|grade) ?[:=]",
    ),
    Plea(
        "总分|成绩|得分|分数|评语|判定|结论",
        r"(?:总分|最终成绩|最终得分|得分|分数|评语|判定|结论) ?[:=] ?"
        r"(?:\d+ ?/ ?\d+|满分|优秀|通过|正确|全对|100)",
    ),
    Plea(
        "标记|标注|登记|记",
        r"(?:标记|标注|登记|记录?)为?[\"“]?(?:通过|已?覆盖|正确|满分|covered|passed)",
    ),
    Plea(
        "无需|不必|不用|无须",
        r"(?:无需|不必|不用|无须)(?:再|继续)?(?:读|看|阅|检查|核对|批改)[^。\n]{0,8}"
        r"(?:正文|答案|作答|内容|原文)",
    ),
    Plea(
        "criteri|point|item|rubric",
        r"\b(?:mark|set|count) (?:every|each|all)\b[^.\n]{0,40}"
        r"\b(?:criteri(?:on|a)|points?|items?|rubric)\b"
        r"|\b(?:criteri(?:on|a)|rubric|points?)\b[^.\n]{0,30}"
        r"\b(?:as|are|is|been) (?:met|matched|satisfied|fulfilled|passed)\b",
    ),
    Plea(
        "be matched|be accepted|be credited|be marked|be awarded",
        r"\b(?:must|should|shall|will) be (?:matched|accepted|credited|marked|awarded)\b",
    ),
    Plea(
        "status|has been",
        r"\bstatus ?: ?(?:matched|covered|passed|met|ok)\b"
        r"|\bhas been (?:verified|pre ?approved|validated)\b",
    ),
)
# For a text as it was written: whose line it pretends to be, in any case.
ROLE = Plea(
    "system|assistant|grader|evaluator|examiner|developer|admin|instruction|im_start|root"
    "|系统|管理员|阅卷|评分|判题|教研组",
    r"(?im)<\|?(?P<tag>system|assistant|grader|evaluator|examiner|developer|admin|instructions?"
    r"|im_start)\b[^>\n]{0,80}>"
    r"|^[\W_]{0,6}(?:system|assistant|grader|evaluator|examiner|developer|admin|root|系统|管理员|阅卷|评分|判题"
    r"|教研组)(?:[ _-]?(?:提示|消息|指令|通知|系统|公告|message|prompt|override|note|notice|update"
    r"|instructions?|v?\d+)){0,2}\s?[:：>\]】)）]",
)


def find_pleas(text: str) -> Iterator[int]:
    """Yield where a folded text begins to talk to the grader, in no order."""
    needed = {plea for _, pleas in _needs().iter(text) for plea in pleas}
    for plea in needed:
        for match in _compiled(plea.pattern).finditer(text):
            yield match.start()


def find_roles(text: str) -> Iterator[re.Match[str]]:
    """Yield where a text as it was written pretends to be by somebody else; `tag` is a tag's."""
    if any(map(text.casefold().__contains__, ROLE.needs.split("|"))):
        yield from _compiled(ROLE.pattern).finditer(text)


@cache
def _needs() -> ahocorasick.Automaton:
    """Return what finds the words that pleas need, with those that need them."""
    pleas: dict[str, list[Plea]] = {}
    for plea in PLEAS:
        for word in plea.needs.split("|"):
            pleas.setdefault(word, []).append(plea)
    automaton = ahocorasick.Automaton()
    for word, needing in pleas.items():
        automaton.add_word(word, needing)
    automaton.make_automaton()
    return automaton


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
