"""Reads scikit-learn's handwritten digits and captions them: is what the caption says true?

Nothing of the data is kept here: it comes with an installed scikit-learn, which is optional.
scikit-learn has a BSD licence. Its description calls these 1,797 images a copy of the test set of
"Optical Recognition of Handwritten Digits" (E. Alpaydin and C. Kaynak, UCI Machine Learning
Repository, 1998) and names no licence for them; none could be confirmed, another reason to leave
them where they are.
"""

from __future__ import annotations

import functools
import importlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from grader.errors import UsageError
from grader.text import LANGUAGES, Language, Text

SIDE = 8  # px
FIRST_LARGE = 5  # digits from here up are large

# Three ways to say that a digit is small, and three to say that it is large.
CLAIMS: dict[Language, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "zh": (("偏小", "较低", "靠前"), ("偏大", "较高", "靠后")),
    "en": (("small", "low", "little"), ("large", "high", "big")),
}
# A caption fills the three places of one of these, in any order.
TEMPLATES: dict[Language, tuple[str, ...]] = {
    "zh": (
        "这 个 数字 {} ， {} ， {}",
        "{} 、 {} 、 {} 的 数字",
        "看 上去 {} ， {} ， 也 {}",
        "写 的 是 {} 、 {} 而 {} 的 数字",
    ),
    "en": (
        "this digit is {} , {} , {}",
        "a {} , {} and {} digit",
        "it looks {} , {} and also {}",
        "somebody wrote a {} , {} , {} digit",
    ),
}
Caption = tuple[str, ...]


def _words(language: Language) -> tuple[str, ...]:
    sentences = " ".join(TEMPLATES[language]).replace("{}", " ").split()
    return ("", *dict.fromkeys([*sentences, *sum(CLAIMS[language], ())]))


# What a token id stands for; id 0 is padding at the end of a shorter caption.
WORDS: dict[Language, tuple[str, ...]] = {language: _words(language) for language in LANGUAGES}
LENGTH: dict[Language, int] = {
    language: max(len(template.split()) for template in TEMPLATES[language])
    for language in LANGUAGES
}


@dataclass(frozen=True)
class Digits:
    """Handwritten digits.

    Attributes:
        images: how much ink, float32 from 0 to 1 in steps of 1/16, (count, SIDE, SIDE).
        digits: which digit was written, 0 to 9, int64 (count,).
    """

    images: npt.NDArray[np.float32]
    digits: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.digits)

    def take(self, rows: npt.NDArray[np.int64] | slice) -> Digits:
        """Return the rows asked for: a model is to be tested on images it wasn't trained on."""
        return Digits(self.images[rows], self.digits[rows])


@dataclass(frozen=True)
class CaptionedDigits:
    """Handwritten digits, each with a caption that is true or not.

    Attributes:
        pictured: the digits.
        claims: what the caption says, 0 for small and 1 for large, int64 (count,).
        captions_zh: the words of each caption, in Chinese.
        captions_en: the same claim in English.
    """

    pictured: Digits
    claims: npt.NDArray[np.int64]
    captions_zh: tuple[Caption, ...]
    captions_en: tuple[Caption, ...]

    def __len__(self) -> int:
        return len(self.claims)

    @property
    def true(self) -> npt.NDArray[np.int64]:
        """Whether each caption is true, 0 or 1, int64 (count,)."""
        large = self.pictured.digits >= FIRST_LARGE
        return np.asarray(large == (self.claims == 1), dtype=np.int64)

    def captions(self, language: Language) -> tuple[Caption, ...]:
        """Return the captions in one language."""
        return self.captions_zh if language == "zh" else self.captions_en

    def tokens(self, language: Language) -> npt.NDArray[np.int32]:
        """Return ids of words, places in `WORDS[language]`: int32 (count, LENGTH[language])."""
        ids = {word: id_ for id_, word in enumerate(WORDS[language])}
        tokens = np.zeros((len(self), LENGTH[language]), np.int32)
        for row, caption in zip(tokens, self.captions(language), strict=True):
            row[: len(caption)] = [ids[word] for word in caption]
        return tokens


@functools.cache
def load() -> Digits:
    """Return all 1,797 digits.

    Raises:
        UsageError: there is no scikit-learn that can be imported.
    """
    try:
        datasets = importlib.import_module("sklearn.datasets")  # takes a second
    except ImportError as error:
        raise UsageError(
            Text(
                zh="手写数字来自 scikit-learn，而这里没有能用的 scikit-learn。"
                "请运行：pip install scikit-learn",
                en="The handwritten digits come with scikit-learn, and there is none here that "
                "works. Run: pip install scikit-learn",
            )
        ) from error
    found = datasets.load_digits()
    return Digits((found.images / 16).astype(np.float32), found.target.astype(np.int64))


def draw(count: int, seed: int, digits: Digits | None = None) -> CaptionedDigits:
    """Draw captioned digits, the same ones for the same arguments.

    Small and large digits, claims of small and of large, and so true and false captions are as
    frequent as can be and independent: who sees the image only, or the caption only, guesses.

    Args:
        count: how many.
        seed: of the random numbers.
        digits: what to draw from, again and again where `count` is larger; all by default.

    Raises:
        UsageError: no digits are given, and scikit-learn can't be imported.
        ValueError: there is no small digit to draw from, or no large one.
    """
    source = load() if digits is None else digits
    random = np.random.default_rng(seed)
    pairs = random.permutation(np.arange(count) % 4)
    large, claims = pairs // 2, pairs % 2
    rows = np.empty(count, np.int64)
    for size in (0, 1):
        those = np.flatnonzero((source.digits >= FIRST_LARGE) == (size == 1))
        if not len(those):
            raise ValueError("digits to draw from need a small one and a large one")
        wanted = np.flatnonzero(large == size)
        rows[wanted] = np.resize(random.permutation(those), len(wanted))
    said = {language: _captions(claims, language, random) for language in LANGUAGES}
    return CaptionedDigits(source.take(rows), claims, said["zh"], said["en"])


def _captions(
    claims: npt.NDArray[np.int64], language: Language, random: np.random.Generator
) -> tuple[Caption, ...]:
    captions = []
    for claim in claims:
        template = random.choice(TEMPLATES[language])
        captions.append(
            tuple(template.format(*random.permutation(CLAIMS[language][claim])).split())
        )
    return tuple(captions)
