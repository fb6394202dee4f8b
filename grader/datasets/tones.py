"""Draws utterances: a few words and a tone of voice, which turns round what the words mean.

Half a second of a tone with overtones stands for the voice: a sincere one falls in pitch, a
sarcastic one rises and trembles. The words are good, bad or neither. Whether the speaker is pleased
is the exclusive or of the two, so that whoever only reads, or only listens, can but guess.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.text import Language, Text

Array = npt.NDArray[Any]

SAMPLE_RATE = 8_000  # Hz
SAMPLES = 4_000  # half a second
FRAMES, CHANNELS = 30, 20
LENGTH = 8  # words of an utterance

PROSODIES = (Text(zh="真诚", en="sincere"), Text(zh="反讽", en="sarcastic"))
SENTIMENTS = (Text(zh="不满", en="displeased"), Text(zh="满意", en="pleased"))
_BAD = "差/bad 慢/slow 吵/noisy 贵/pricey"
_GOOD = "好/good 快/quick 静/quiet 棒/great"
_NEUTRAL = (
    "这/this 那/that 我/I 你/you 店/shop 菜/dish 茶/tea 饭/rice 车/car 票/ticket 房/room "
    "门/door 灯/lamp 天/day 人/person 书/book 是/is 有/has 去/go 来/come"
)
# What a token id stands for. Id 0 is padding, which never occurs.
WORDS = tuple(Text(*pair.split("/")) for pair in f"—/— {_BAD} {_GOOD} {_NEUTRAL}".split())
POLAR = np.arange(1, 9).reshape(2, 4)  # the ids of bad words, and those of good ones
NEUTRAL = np.arange(9, len(WORDS))

_WINDOW, _HOP = 256, 128  # samples: 32 ms, 16 ms
_LOWEST, _HIGHEST = 180.0, 260.0  # the lower end of a glide, Hz
_NARROWEST, _WIDEST = 1.6, 2.0  # the upper end over the lower one
_OVERTONES = (2, 4)  # times the pitch, with an amplitude of 1 / 2 and 1 / 4
_SLOWEST, _FASTEST = 3.0, 5.0  # changes of loudness in half a second
_SHALLOWEST, _DEEPEST = 0.6, 0.9  # by how much it changes
_FAINTEST, _LOUDEST = 0.1, 0.9  # amplitude
_NOISE = 0.02  # of the amplitude
_RANGE = 4.0  # powers of ten of power that a spectrogram shows
_FEWEST_POLAR, _MOST_POLAR = 3, 5
_TURN = np.float32(2 * np.pi)
_AT_ONCE = 128  # clips that fit a processor's cache


@dataclass(frozen=True)
class Utterances:
    """Utterances and what is meant by them.

    Attributes:
        log_mel: spectrograms, float32 (count, FRAMES, CHANNELS): 1 is the loudest cell of the clip,
            0 is what has a ten-thousandth of its power or less. Lowest frequency first.
        tokens: ids of words, places in `WORDS`, int32 (count, LENGTH).
        good: whether the words are good, 0 or 1, int64 (count,).
        sarcastic: whether the voice is, 0 or 1, int64 (count,).
    """

    log_mel: npt.NDArray[np.float32]
    tokens: npt.NDArray[np.int32]
    good: npt.NDArray[np.int64]
    sarcastic: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.tokens)

    @property
    def pleased(self) -> npt.NDArray[np.int64]:
        """Whether the speaker is, 0 or 1: as the words say, unless the voice is sarcastic."""
        return self.good ^ self.sarcastic

    def words(self, language: Language) -> tuple[tuple[str, ...], ...]:
        """Return the words of each utterance."""
        return tuple(tuple(WORDS[id_].in_language(language) for id_ in row) for row in self.tokens)


def draw(count: int, seed: int | np.random.Generator) -> Utterances:
    """Return `count` utterances, the same for the same seed; a generator gives others each time.

    Each pair of words and voice is as frequent as can be.
    """
    random = np.random.default_rng(seed)
    pairs = random.permutation(np.arange(count) % 4)
    good, sarcastic = pairs // 2, pairs % 2
    clips = [
        log_mel(waves(sarcastic[at : at + _AT_ONCE], random)) for at in range(0, count, _AT_ONCE)
    ]
    spectrograms = np.concatenate(clips or [np.empty((0, FRAMES, CHANNELS), np.float32)])
    return Utterances(spectrograms, _tokens(good, random), good, sarcastic)


def waves(sarcastic: npt.NDArray[np.int64], random: np.random.Generator) -> npt.NDArray[np.float32]:
    """Return a clip for each voice: amplitudes within ±1, float32 (count, SAMPLES)."""

    def uniform(low: float, high: float) -> Array:
        return random.uniform(low, high, (len(sarcastic), 1)).astype(np.float32)

    time = np.linspace(0, 1, SAMPLES, endpoint=False, dtype=np.float32)
    rises = sarcastic[:, None] == 1
    low = uniform(_LOWEST, _HIGHEST)
    high = low * uniform(_NARROWEST, _WIDEST)
    start, end = np.where(rises, low, high), np.where(rises, high, low)
    # The phase of a tone whose pitch goes from one end to the other in a straight line.
    seconds = np.float32(SAMPLES / SAMPLE_RATE)
    turns = (seconds * (end - start) / 2 * time + seconds * start) * time + uniform(0, 1)
    phase = _TURN * turns
    tone = np.sin(phase)
    for n in _OVERTONES:
        tone += np.float32(1 / n) * np.sin(np.float32(n) * phase)
    depth = np.where(rises, uniform(_SHALLOWEST, _DEEPEST), np.float32(0))
    trembles = uniform(_SLOWEST, _FASTEST) * time + uniform(0, 1)
    tone *= 1 + depth * np.cos(_TURN * trembles)
    tone += np.float32(_NOISE) * random.standard_normal(tone.shape, dtype=np.float32)
    loudest = np.abs(tone).max(axis=1, keepdims=True)
    return np.asarray(tone * (uniform(_FAINTEST, _LOUDEST) / loudest))


def log_mel(clips: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return spectrograms of (count, SAMPLES), scaled to 0 … 1: (count, FRAMES, CHANNELS)."""
    windows = np.lib.stride_tricks.sliding_window_view(clips, _WINDOW, axis=1)[:, ::_HOP]
    window = np.hanning(_WINDOW + 1)[:-1].astype(np.float32)
    spectra = np.fft.rfft(windows * window)
    power = (spectra.real**2 + spectra.imag**2) @ _triangles()
    levels = np.log10(np.maximum(power, 1e-10))
    levels -= levels.max(axis=(1, 2), keepdims=True)
    return np.maximum(1 + levels / _RANGE, 0).astype(np.float32)


@functools.cache
def _triangles() -> Array:
    """Return triangular filters, evenly spaced in mel up to SAMPLE_RATE / 2, one a column."""
    top = 2595 * np.log10(1 + SAMPLE_RATE / 2 / 700)
    hz = 700 * (10 ** (np.linspace(0, top, CHANNELS + 2) / 2595) - 1)
    bins = np.fft.rfftfreq(_WINDOW, 1 / SAMPLE_RATE)[:, None]
    left, middle, right = hz[:-2], hz[1:-1], hz[2:]
    heights = np.minimum((bins - left) / (middle - left), (right - bins) / (right - middle))
    return np.asarray(np.maximum(heights, 0), dtype=np.float32)


def _tokens(good: Array, random: np.random.Generator) -> npt.NDArray[np.int32]:
    """Repeat one polar word between neutral ones; the first and the last are always neutral."""
    count = len(good)
    tokens = random.choice(NEUTRAL, (count, LENGTH))
    polar = POLAR[good, random.integers(0, POLAR.shape[1], count)]
    repeats = random.integers(_FEWEST_POLAR, _MOST_POLAR + 1, count)
    order = random.permuted(np.tile(np.arange(LENGTH - 2), (count, 1)), axis=1)
    order = np.pad(order, ((0, 0), (1, 1)), constant_values=LENGTH)
    return np.where(order < repeats[:, None], polar[:, None], tokens).astype(np.int32)
