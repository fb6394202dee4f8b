"""Homophones put into terms by an input method: mended, unless they can be anything else."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from grader.rubric import judge, load_rubric
from grader.rubric.clauses import read
from grader.rubric.folding import fold
from grader.rubric.slips import SLIPS, load_slips, mend_slips

ROOT = Path(__file__).resolve().parents[2]
WORDS = """
对其 对齐 书局 数局 响亮 像量 失控 时控 融洽 熔合 荣和 平军 现存 线存 整流 争流 算例 蒜泥 剪纸
简直 减值 相量 象限 特政 特写 特例 默认 末尾 模板 诀窍 绝望 拼解 品节 频次 语言 语文 雨音 预算
预防 投标 头条 文笔 稳本 量产 亮化 猜想 标住 标准 编号 样板 洋葱 损伤 全重 权利 准则 分步式
影射 纬度 伪度 唯独 客户 克服 搜寻 减缩 亚索 视屏 音屏 主意 注意 助理 重复 时间差 分辨 信度
满意 特征 特诊 偷票 均恒 金融和 注意例 模型集 特征集 数矩阵 伪度量 字形度 现存不足 模型解构
"""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("提取的特怔", "提取的特征"),
        ("各模态的特证", "各模态的特征"),
        ("绝策级融合", "决策级融合"),
        ("觉策级融合", "决策级融合"),
        ("多摸态大模型", "多模态大模型"),
        ("每种莫态", "每种模态"),
        ("深度摸型", "深度模型"),
        ("特征级溶合", "特征级融合"),
        ("特征融和", "特征融合"),
        ("先拼结后建模", "先拼接后建模"),
        ("拼结成一个向量", "拼接成一个向量"),
        ("用图象和文本", "用图像和文本"),
        ("用预侧值投漂", "用预测值投票"),
        ("加权平军", "加权平均"),
        ("加全平均", "加权平均"),
        ("过彩样", "过采样"),
        ("知识征馏", "知识蒸馏"),
        ("模型压索", "模型压缩"),
        ("数据增抢", "数据增强"),
        ("风布式训练", "分布式训练"),
        ("主义力机制", "注意力机制"),
        ("注益力", "注意力"),
        ("实践戳", "时间戳"),
        ("编马器", "编码器"),
        ("不军衡", "不均衡"),
        ("时空队齐", "时空对齐"),
        ("时空对其方法", "时空对齐方法"),
        ("鲜存不够", "显存不够"),
        ("搜锁引擎", "搜索引擎"),
    ],
)
def test_a_slip_is_mended(written: str, meant: str) -> None:
    assert mend_slips(written) == meant
    assert fold(written) == meant


@pytest.mark.parametrize("word", WORDS.split())
def test_a_word_that_sounds_like_a_term_is_left_alone(word: str) -> None:
    assert mend_slips(word) == word


@pytest.mark.parametrize(
    "sentence",
    [
        "与测试集相比，训练集更大，对其进行清洗。",
        "把这些特征对其进行归一化，再与预测值比较。",
        "系统会拒绝策略之外的请求，杜绝策划不周。",
        "金融和医疗是两个常见领域，金融合规也很重要。",
        "先打拼结果再说；先拼结果，再投票；两者拼结构。",
        "孩子抚摸态度温和的小狗，触摸型号各异的屏幕。",
        "它有独特证据，也有独特证明，模特证件齐全。",
        "社会主义力量很大，请注意利用资源，注意例外，注意力度。",
        "相似度量、伪度量和真伪度都不是这里说的。",
        "文献存储在风险存在的地方，陷阱与缺陷存在。",
        "防御测试和遭遇测量不同，目标域测试集也不同。",
        "推荐索引、关键索引和建索引是三件事。",
        "参数矩阵强调稀疏，影响量化结果，体育测验除外。",
        "城市间措施不同，各城市间戳破谎言。",
        "情感分喜、怒、哀、乐，特征对企业有用，模型并行政。",
        "变异构成风险，诧异够多，容易构建，适宜构图。",
        "地图象征领土，意图象是试探，截图像素很低。",
        "金属要熔合，邻里要融洽，人要荣和。",
        "反映设计思路，反映色彩，放映射击比赛。",
        "师资员工、物资援助和投资愿望都要统计。",
    ],
)
def test_words_that_meet_are_left_alone(sentence: str) -> None:
    assert mend_slips(sentence) == sentence


def test_every_slip_is_as_long_as_its_term_and_none_is_a_term() -> None:
    slips = load_slips()
    terms = {slip.right for slip in slips.values()}
    assert len(terms) >= 60
    for wrong, slip in slips.items():
        assert wrong == slip.wrong
        assert len(wrong) == len(slip.right)
        assert wrong not in terms
        assert fold(slip.right) == slip.right


def test_every_slip_is_mended_where_nothing_stands_beside_it() -> None:
    for wrong, slip in load_slips().items():
        assert mend_slips(wrong) == slip.right
        assert mend_slips(f"，{wrong}。") == f"，{slip.right}。"


def test_no_slip_is_listed_twice_and_guards_belong_to_slips() -> None:
    tables = tomllib.loads(SLIPS.read_text(encoding="utf-8"))
    rows = [row.split() for name in ("anywhere", "guarded") for row in tables[name].values()]
    listed = [wrong for row in rows for wrong in row]
    assert len(listed) == len(set(listed))
    guarded = [wrong for row in tables["guarded"].values() for wrong in row.split()]
    assert set(tables["before"]) <= {wrong[0] for wrong in guarded}
    assert set(tables["after"]) <= {wrong[-1] for wrong in guarded}


def test_nothing_in_the_prose_of_this_repository_is_taken_for_a_slip() -> None:
    folders = ("exercises", "solutions")
    files = [file for folder in folders for file in (ROOT / folder).rglob("*.md")]
    assert files
    for file in files:
        prose = re.sub(r"[ *`]", "", file.read_text(encoding="utf-8"))
        assert mend_slips(prose) == prose, file


def test_the_longest_slip_wins_and_slips_may_follow_one_another() -> None:
    assert mend_slips("特怔拼结绝策") == "特征拼接决策"
    assert mend_slips("早期融和和晚期融和") == "早期融合和晚期融合"
    assert mend_slips("摸态摸态") == "模态模态"


@pytest.mark.parametrize("text", ["", "a", "特", "特怔", "ab特", "\n特怔\x1f", "🙂特怔"])
def test_the_edges_of_a_text_are_no_neighbours(text: str) -> None:
    assert mend_slips(text) == text.replace("特怔", "特征")


def test_evidence_quotes_what_was_written() -> None:
    answer = "特怔级溶合：把各摸态的特证拼结起来，再输入一个模型。"
    document = read(answer)
    assert document.text.startswith("特征级融合:把各模态的特征拼接起来")
    start = document.text.index("拼接")
    assert document.quote(start, start + 2) == "拼结"
    rubric = load_rubric(ROOT / "solutions" / "fusion" / "fusion_methods" / "rubric.toml")
    judged = {each.id: each for each in judge(rubric, answer, "")}
    definition = judged["feature_level.definition"]
    assert definition.verdict == "covered"
    assert definition.evidence is not None
    assert definition.evidence in answer
    assert "拼结" in definition.evidence
