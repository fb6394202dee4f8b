"""Utterances are as promised, and neither the words nor the voice alone gives the label away."""

from __future__ import annotations

import time

import numpy as np
import numpy.typing as npt
import pytest

from grader.datasets import tones
from grader.datasets.tones import CHANNELS, FRAMES, LENGTH, Utterances

Array = npt.NDArray[np.float64]
SEEDS = range(3)


def drawn(seed: int, count: int = 400) -> Utterances:
    return tones.draw(count, seed)


def pitches(clips: npt.NDArray[np.float32]) -> Array:
    """Return the strongest frequency in Hz of each clip's first and last eighth."""
    eighths = clips.reshape(len(clips), 8, -1)[:, [0, -1]]
    spectrum = np.abs(np.fft.rfft(eighths * np.hanning(eighths.shape[-1]), n=4_096))
    return np.asarray(spectrum.argmax(axis=-1) * tones.SAMPLE_RATE / 4_096)


@pytest.mark.parametrize("count", [0, 1, 200])
def test_utterances_have_the_promised_shapes_and_ranges(count: int) -> None:
    utterances = drawn(0, count)
    assert len(utterances) == count
    assert utterances.log_mel.shape == (count, FRAMES, CHANNELS)
    assert utterances.log_mel.dtype == np.float32
    assert utterances.tokens.shape == (count, LENGTH)
    assert utterances.tokens.dtype == np.int32
    if count:
        assert utterances.log_mel.min() >= 0
        assert (utterances.log_mel.max(axis=(1, 2)) == 1).all()
        assert utterances.tokens.min() >= 1
        assert utterances.tokens.max() < len(tones.WORDS)


def test_the_same_seed_draws_the_same_utterances_and_another_one_others() -> None:
    once, again, other = (drawn(seed, 50) for seed in (1, 1, 2))
    assert (once.log_mel == again.log_mel).all()
    assert (once.tokens == again.tokens).all()
    assert (once.log_mel != other.log_mel).any()
    assert (once.tokens != other.tokens).any()


def test_a_generator_gives_other_utterances_each_time() -> None:
    random = np.random.default_rng(1)
    first, second = tones.draw(50, random), tones.draw(50, random)
    assert (first.log_mel == drawn(1, 50).log_mel).all()
    assert (first.log_mel != second.log_mel).any()


@pytest.mark.parametrize("seed", SEEDS)
def test_knowing_the_words_or_the_voice_leaves_even_odds(seed: int) -> None:
    utterances = drawn(seed)
    pairs = 2 * utterances.good + utterances.sarcastic
    assert np.bincount(pairs).tolist() == [100, 100, 100, 100]
    assert (utterances.pleased == (utterances.good != utterances.sarcastic)).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sincere_voice_falls_and_a_sarcastic_one_rises(seed: int) -> None:
    sarcastic = np.arange(100) % 2
    first, last = pitches(tones.waves(sarcastic, np.random.default_rng(seed))).T
    assert ((last > first) == (sarcastic == 1)).all()
    assert np.maximum(first, last).max() < 2.1 * 260
    assert np.minimum(first, last).min() > 150


@pytest.mark.parametrize("seed", SEEDS)
def test_only_a_sarcastic_voice_trembles(seed: int) -> None:
    sarcastic = np.arange(100) % 2
    clips = tones.waves(sarcastic, np.random.default_rng(seed))
    loudness = np.abs(clips).reshape(100, 40, -1).max(axis=2)
    depth = loudness.min(axis=1) / loudness.max(axis=1)
    assert depth[sarcastic == 1].max() < depth[sarcastic == 0].min()


def test_clips_differ_in_loudness_and_never_clip() -> None:
    peaks = np.abs(tones.waves(np.arange(200) % 2, np.random.default_rng(0))).max(axis=1)
    assert peaks.max() <= 0.9 + 1e-6
    assert peaks.min() < 0.2


def test_loudness_leaves_no_trace_in_a_spectrogram() -> None:
    clips = tones.waves(np.arange(6) % 2, np.random.default_rng(0))
    np.testing.assert_allclose(tones.log_mel(clips / 8), tones.log_mel(clips), atol=1e-6)


@pytest.mark.parametrize("hz", [300, 800, 2_000, 3_000])
def test_a_tone_is_loudest_in_the_channel_that_is_nearest_in_mel(hz: float) -> None:
    tone = np.sin(2 * np.pi * hz * np.arange(tones.SAMPLES) / tones.SAMPLE_RATE)
    spectrogram = tones.log_mel(tone.astype(np.float32)[None])[0]
    mel, top = (2595 * np.log10(1 + f / 700) for f in (hz, tones.SAMPLE_RATE / 2))
    nearest = round(mel / top * (CHANNELS + 1)) - 1
    assert (spectrogram.argmax(axis=1) == nearest).all()


@pytest.mark.parametrize("seed", SEEDS)
def test_one_polar_word_is_repeated_between_neutral_ones(seed: int) -> None:
    utterances = drawn(seed)
    for row, good in zip(utterances.tokens, utterances.good, strict=True):
        polar = row[np.isin(row, tones.POLAR)]
        assert len(set(polar)) == 1
        assert polar[0] in tones.POLAR[good]
        assert 3 <= len(polar) <= 5
        assert np.isin(row[[0, -1]], tones.NEUTRAL).all()


def test_every_word_occurs_and_reads_in_both_languages() -> None:
    utterances = drawn(0)
    assert set(utterances.tokens.ravel()) == set(range(1, len(tones.WORDS)))
    for language in ("zh", "en"):
        (words, *_) = utterances.words(language)
        assert words == tuple(
            tones.WORDS[token].in_language(language) for token in utterances.tokens[0]
        )
    assert len({word.zh for word in tones.WORDS}) == len({word.en for word in tones.WORDS})


def test_two_thousand_utterances_take_well_below_a_second() -> None:
    drawn(0, 64)
    started = time.process_time()
    drawn(0, 2_048)
    assert time.process_time() - started < 1
