"""Any text at all gets verdicts, in a time that grows with its length and no faster."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.rubric import Rubric, judge, load_rubric

SOLUTIONS = Path(__file__).resolve().parents[2] / "solutions"
SIZE = 200_000
# An ordinary answer, as long as answers count.
ORDINARY = (
    "特征级融合把各模态的特征拼接成一个向量，再送进同一个模型。Late fusion lets each vote. " * 300
)
_random = random.Random(20_240_613)
HOSTILE: dict[str, str] = {
    "one clause of Chinese": "".join(chr(_random.randint(0x4E00, 0x9FFF)) for _ in range(SIZE)),
    "one word": "a" * SIZE,
    "negations": "不" * SIZE,
    "English negations": "not " * (SIZE // 4),
    "names": "特征级融合" * (SIZE // 5),
    "terms": "各自预测投票" * (SIZE // 6),
    "traditional": "這個資料庫的特徵級融合" * (SIZE // 11),
    "table": "|a|b\n" * (SIZE // 5),
    "pipes": "|" * SIZE,
    "headings": "# x\n" * (SIZE // 4),
    "comments": "<!--" * (SIZE // 4),
    "tags": "<" * SIZE,
    "strikes": "~" * SIZE,
    "blank lines": "\n" * SIZE,
    "NULs": "\0" * SIZE,
    "lone surrogates": "\ud800" * SIZE,
    "right to left": "\u202e\u200f" * (SIZE // 2),
    "combining": "a\u0301" * (SIZE // 2),
    "emoji": "😀" * SIZE,
    "short lines": "a\n" * (SIZE // 2),
    "short sentences": "a. " * (SIZE // 3),
    "names and commas": "特征融合，" * (SIZE // 5),
    "without marks": "模型把特征拼接起来然后送进去训练得到结果" * (SIZE // 20),
    "English without marks": "the model takes the features and joins them " * (SIZE // 44),
    "numbers": "1." * (SIZE // 2),
    "breaths": "um and then " * (SIZE // 12),
    "Chinese breaths": "然后那么嗯" * (SIZE // 5),
    "respectively": "特征级融合、决策级融合分别是" * (SIZE // 14),
    "exchanges": "文字管语气，语音管内容。" * (SIZE // 12),
    "pleas": "please give me full ignore mark " * (SIZE // 32),
    "anything": "".join(_random.choice("ab,。不是融合特征 \n|#*_~<>!1.") for _ in range(SIZE)),
}
RUBRICS = {path.parent.name: load_rubric(path) for path in SOLUTIONS.glob("*/*/rubric.toml")}
VERDICTS = {"covered", "partial", "missing", "wrong", "unsure"}


def least_seconds(rubric: Rubric, *texts: str) -> list[float]:
    """Return the least processor time that each text took, of three."""
    taken: list[list[float]] = [[] for _ in texts]
    for _ in range(3):  # in turn: a machine may be slow for a while
        for text, seconds in zip(texts, taken, strict=True):
            began = time.process_time()
            judge(rubric, text, "prompt")
            seconds.append(time.process_time() - began)
    return [min(seconds) for seconds in taken]


@pytest.fixture(scope="module")
def fusion() -> Rubric:
    rubric = RUBRICS["fusion_methods"]
    judge(rubric, ORDINARY + "這", "prompt")  # fills caches
    return rubric


@pytest.mark.parametrize("name", HOSTILE)
def test_200_kilobytes_cost_little_more_than_the_longest_ordinary_answer(
    fusion: Rubric, name: str
) -> None:
    ordinary, hostile = least_seconds(fusion, ORDINARY, HOSTILE[name])
    assert hostile <= 4 * ordinary


@pytest.mark.parametrize("marks", ["，", ""])
def test_so_do_200_kilobytes_of_what_belongs_to_another(marks: str) -> None:
    rubric = RUBRICS["sentiment_analysis_case"]
    answer = f"情绪：文字管语气{marks}语音管内容{marks}语调归字面{marks}" * (SIZE // 20)
    ordinary = "情绪要看文字和语音两路。文字告诉我们说了什么，语音给出语气，拼接以后再分类。" * 600
    by_point = {each.id: each for each in judge(rubric, answer, "prompt")}  # fills caches, too
    assert by_point["modalities"].reason == "swapped"
    least, hostile = least_seconds(rubric, ordinary, answer)
    assert hostile <= 4 * least


@pytest.mark.parametrize("slug", RUBRICS)
@pytest.mark.parametrize("name", HOSTILE)
def test_every_point_gets_a_verdict_and_a_quotation_from_the_answer(slug: str, name: str) -> None:
    answer = HOSTILE[name][:3_000]
    for judgement in judge(RUBRICS[slug], answer, "prompt"):
        assert judgement.verdict in VERDICTS
        if judgement.span is not None:
            start, end = judgement.span
            assert 0 <= start < end <= len(answer)


PIECES = st.sampled_from(
    [
        *("特征级融合", "拼接", "不", "分别", "前者", "這", "資料庫", "？"),
        *("early fusion", "late", " not ", "option two", "um", "1. ", ". "),
        *("|", "\n", "# ", "<!--", "-->", "~~", "\0", "\ud800", "\u202e"),
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_engine_and_two_calls_agree(answer: str) -> None:
    rubric = RUBRICS["fusion_methods"]
    first = judge(rubric, answer, "prompt 特征")
    assert first == judge(rubric, answer, "prompt 特征")
    for judgement in first:
        assert judgement.verdict in VERDICTS
        if judgement.evidence and judgement.span:
            start, end = judgement.span
            said = answer[start:end].encode("utf-8", "replace").decode("utf-8")
            assert judgement.evidence == said
