"""Checks of logmel: symmetries and closed forms first, then values against a slow reference."""

import math
from functools import cache

import numpy as np

from grader.checks import Text, assert_close, assert_same_array, assert_shape, check, fail

CHANNELS = 80
RATE, WINDOW, HOP = 16_000, 400, 160
FLOOR = -10.0
# float32 throughout stays within 1e-5; of the faults that we know none is nearer than 1e-3.
CLOSE = 3e-4
# Where a DFT happens to cancel, rounding is all that is left: so much below the loudest value
# noise isn't compared.
SPAN = 4

TRANSPOSED = Text(
    zh="转置了：一行一帧，80 个通道是列",
    en="it is transposed: a frame is a row, the 80 channels are columns",
)
ONE_TOO_MANY = Text(
    zh="多了一帧：只要 samples // H 帧",
    en="one frame too many: there are samples // H of them",
)
NO_PADDING = Text(
    zh="两头的帧不见了：帧以 t * H 为中心，波形两端各要补半个窗",
    en="the frames at the ends are missing: a frame is centred on t * H, so the wave is padded by "
    "half a window at either end",
)
NO_CHANNELS = Text(
    zh="这是 DFT 的频点，还没有合成 80 个梅尔通道",
    en="these are the bins of the DFT, not yet 80 mel channels",
)


def noise(rng, samples):
    """Return noise as float32; its power is spread over all channels, far above the floor."""
    return rng.normal(0, 0.1, samples).astype("float32")


def tone(hz, phase):
    """Return ten frames of a tone as float32."""
    return (0.5 * np.sin(2 * np.pi * hz * np.arange(10 * HOP) / RATE + phase)).astype("float32")


@cache
def corners(rate):
    """Return the 82 frequencies in Hz on which the triangles stand."""
    top = 15 + 27 * math.log(rate / 2_000) / math.log(6.4)
    mels = [top * number / (CHANNELS + 1) for number in range(CHANNELS + 2)]
    return [mel / 3 * 200 if mel < 15 else 1_000 * math.pow(6.4, (mel - 15) / 27) for mel in mels]


def weights(rate, frequencies):
    """Return the weight of each frequency in each channel: (80, frequencies)."""
    stands = corners(rate)
    return np.array(
        [
            np.interp(frequencies, [left, peak, right], [0, 2 / (right - left), 0])
            for left, peak, right in zip(stands, stands[1:], stands[2:], strict=False)
        ]
    )


@cache
def transform(rate):
    """Return the DFT of one windowed frame, (W, W // 2 + 1), and the triangles: (80, W // 2 + 1).

    Kept, because it takes longer than all the rest.
    """
    length = rate // 40
    n, k = np.arange(length), np.arange(length // 2 + 1)
    window = np.sin(np.pi * n / length) ** 2
    turns = np.exp(-2j * np.pi * n / length)  # there are no others: a whole turn changes nothing
    turning = turns[np.outer(n, k) % length]
    return window[:, None] * turning, weights(rate, k * rate / length)


def reference(wave, rate):
    """Return the log-mel spectrogram by the DFT's own sum, sample by sample and frame by frame."""
    length, hop = rate // 40, rate // 100
    turning, bank = transform(rate)
    last = len(wave) - 1
    rows = []
    for frame in range(len(wave) // hop):
        places = np.abs(np.arange(length) - length // 2 + frame * hop)
        samples = wave[last - np.abs(last - places)].astype("float64")
        power = np.abs(samples @ turning) ** 2
        rows.append(np.log10(np.maximum(bank @ power, 1e-10)))
    return np.array(rows)


def assert_levels(values, expected, what=None):
    """Compare two spectrograms of noise, apart from what is too faint to be more than rounding."""
    values = assert_shape(values, expected.shape)
    lowest = expected.max() - SPAN
    assert_close(
        np.maximum(values, lowest), np.maximum(expected, lowest), rtol=0, atol=CLOSE, what=what
    )


@check(
    zh="形状是（采样点数 // H，80）：1 秒得到 100 帧",
    en="The shape is (samples // H, 80): a second gives 100 frames",
)
def test_shape(submission):
    lengths = (WINDOW, 1_600, 16_159)
    hums = [(0.1 * np.sin(np.arange(samples) / 20)).astype("float32") for samples in lengths]
    spectra = submission.each("logmel", [(hum, RATE) for hum in hums])
    for samples, values in zip(lengths, spectra, strict=True):
        frames = samples // HOP
        hints = {
            (CHANNELS, frames): TRANSPOSED,
            (frames + 1, CHANNELS): ONE_TOO_MANY,
            (1 + (samples - WINDOW) // HOP, CHANNELS): NO_PADDING,
            (frames, WINDOW // 2 + 1): NO_CHANNELS,
        }
        assert_shape(values, (frames, CHANNELS), hints)


@check(
    zh="波形放大 g 倍，每个值都加上 2 * log10(g)",
    en="A wave g times as loud adds 2 * log10(g) to every value",
    points=2,
    after=test_shape,
    examples=4,
)
def test_gain(submission, draw, rng):
    wave, gain = noise(rng, 1_600), draw.choice([2, 4, 8, 64])
    spectra = submission.each("logmel", [(wave, RATE), (gain * wave, RATE)])
    once, louder = (assert_shape(values, (10, CHANNELS)) for values in spectra)
    # The first and the last frame hold mirrored samples, whose DFT may come near 0.
    shift = (louder - once)[2:-2]
    known = (
        (
            math.log10(gain),
            Text(zh="像是用了幅度而不是功率：要平方。", en="As with magnitudes: square them."),
        ),
        (
            2 * math.log(gain),
            Text(zh="像是用了自然对数：应以 10 为底。", en="As with natural logarithms: base 10."),
        ),
        (
            20 * math.log10(gain),
            Text(zh="这是分贝：不要再乘 10。", en="That is in decibels: don't multiply by 10."),
        ),
        (
            0.0,
            Text(zh="响度被归一化掉了。", en="The loudness has been normalised away."),
        ),
    )
    lesson = next((text for size, text in known if np.allclose(shift, size, atol=CLOSE)), None)
    if lesson is not None:
        fail(
            Text(
                zh=f"波形放大 {gain} 倍，结果加了 {shift.mean():.4f}，"
                f"应加 {2 * math.log10(gain):.4f}。{lesson.zh}",
                en=f"With the wave {gain} times as loud the values rise by {shift.mean():.4f}, not "
                f"by {2 * math.log10(gain):.4f}. {lesson.en}",
            )
        )
    assert_close(
        shift,
        np.full_like(shift, 2 * math.log10(gain)),
        rtol=0,
        atol=CLOSE,
        what=Text(
            zh=f"波形放大 {gain} 倍时的增量",
            en=f"the rise when the wave is {gain} times as loud",
        ),
    )


@check(
    zh="低于 1e-10 的值提到 1e-10，其余的不变：静音是 -10",
    en="What is below 1e-10 is raised to it, the rest is left alone: silence is -10",
    after=test_gain,
    examples=4,
)
def test_floor(submission, draw, rng):
    # Some values of the quiet noise are below the floor, some a little above.
    wave, gain = noise(rng, 1_600), np.float32(10 ** -draw.number(3.5, 5))
    waves = [np.zeros(1_600, "float32"), wave, gain * wave]
    spectra = submission.each("logmel", [(each, RATE) for each in waves])
    assert_close(
        next(spectra),
        np.full((10, CHANNELS), FLOOR),
        rtol=0,
        atol=CLOSE,
        what=Text(zh="静音的结果", en="the result for silence"),
    )
    loud = assert_shape(next(spectra), (10, CHANNELS))
    assert_close(
        next(spectra),
        np.maximum(loud + 2 * np.log10(float(gain)), FLOOR),
        rtol=0,
        atol=CLOSE,
        what=Text(
            zh=f"噪声轻到 {gain:.2g} 倍时的结果", en=f"the result for noise times {gain:.2g}"
        ),
    )


@check(
    zh="第 t 帧以第 t * H 个采样点为中心",
    en="Frame t is centred on sample t * H",
    points=2,
    after=test_gain,
    examples=4,
)
def test_frames_are_centred(submission, draw):
    frame = draw.integer(2, 7)
    wave = np.zeros(10 * HOP, "float32")
    wave[frame * HOP] = 1
    values = assert_shape(submission.logmel(wave, RATE), (10, CHANNELS))
    loudness = values.sum(axis=1)
    loudest = int(loudness.argmax())
    if loudest != frame and math.isclose(loudness[loudest], loudness[frame], rel_tol=1e-4):
        fail(
            Text(
                zh=f"只有第 {frame * HOP} 个采样点不为 0，第 {loudest} 帧和第 {frame} 帧却一样响："
                "漏乘 Hann 窗了吗？",
                en=f"Only sample {frame * HOP} is not 0, yet frames {loudest} and {frame} are "
                "equally loud: is the Hann window missing?",
            )
        )
    if loudest != frame:
        fail(
            Text(
                zh=f"只有第 {frame * HOP} 个采样点不为 0，最响的应是第 {frame} 帧，"
                f"实际是第 {loudest} 帧。第 t 帧从 t * H - W / 2 开始，不是从 t * H 开始。",
                en=f"Only sample {frame * HOP} is not 0, so frame {frame} should be the loudest, "
                f"but it is frame {loudest}. Frame t begins at t * H - W / 2, not at t * H.",
            )
        )


@check(
    zh="两端按镜像补齐，端点不重复",
    en="Both ends are padded by mirroring, without repeating the sample at the edge",
    after=test_frames_are_centred,
    examples=4,
)
def test_ends_are_mirrored(submission, draw, rng):
    frames = draw.integer(3, 8)
    wave = noise(rng, frames * HOP + 1)
    longer = np.concatenate((wave[:0:-1], wave)), np.concatenate((wave, wave[-2::-1]))
    spectra = submission.each("logmel", [(each, RATE) for each in (wave, *longer)])
    values = assert_shape(next(spectra), (frames, CHANNELS))
    assert_levels(
        values[:2],
        assert_shape(next(spectra), (2 * frames, CHANNELS))[frames : frames + 2],
        Text(
            zh="开头两帧（与把波形左边手工镜像之后相比）",
            en="the first two frames (compared with a wave mirrored by hand on its left)",
        ),
    )
    assert_levels(
        values[-1],
        assert_shape(next(spectra), (2 * frames, CHANNELS))[frames - 1],
        Text(
            zh="最后一帧（与把波形右边手工镜像之后相比）",
            en="the last frame (compared with a wave mirrored by hand on its right)",
        ),
    )


@check(
    zh="频率落在某通道三角形顶点的纯音，在该通道最响",
    en="A tone at the peak of a channel's triangle is loudest in that channel",
    points=2,
    after=test_frames_are_centred,
    examples=6,
)
def test_tone_is_loudest_in_its_channel(submission, draw):
    channels = [draw.integer(0, CHANNELS - 1) for _ in range(5)]
    tones = [tone(corners(RATE)[channel + 1], draw.number(0, 2 * math.pi)) for channel in channels]
    spectra = submission.each("logmel", [(each, RATE) for each in tones])
    for channel, values in zip(channels, spectra, strict=True):
        loudest = assert_shape(values, (10, CHANNELS))[2:-2].argmax(axis=1)
        if (loudest == channel).all():
            continue
        hz, got = corners(RATE)[channel + 1], int(loudest[loudest != channel][0])
        fail(
            Text(
                zh=f"{hz:.1f} Hz 是第 {channel} 个通道的顶点，纯音却在第 {got} 个通道最响。"
                "梅尔公式、82 个点的范围（0 到 sample_rate / 2）和频点的频率对吗？",
                en=f"A tone of {hz:.1f} Hz, where channel {channel} has its peak, is loudest in "
                f"channel {got}. Are the mel formula, the range of the 82 points (0 to "
                "sample_rate / 2) and the frequencies of the bins right?",
            )
        )


@check(
    zh="常数波形只剩第 1 个频点的功率 (c * W / 4) ** 2，其余通道是 -10",
    en="A constant wave leaves the power (c * W / 4) ** 2 in bin 1; other channels are -10",
    points=2,
    after=test_gain,
    examples=3,
)
def test_constant_wave(submission, draw):
    # A periodic Hann window has the DFT W / 2 in bin 0, where no triangle has a weight, and
    # -W / 4 in bin 1.
    level = draw.choice([0.25, 0.5, 0.125])
    power = (level * WINDOW / 4) ** 2
    expected = np.log10(np.maximum(weights(RATE, [RATE / WINDOW])[:, 0] * power, 1e-10))
    values = submission.logmel(np.full(1_600, level, "float32"), RATE)
    values = assert_shape(values, (10, CHANNELS))
    leaked = float(values[5, 4])
    if leaked > FLOOR + 0.1 and abs(values[5, 0] - expected[0]) < 0.1:
        fail(
            Text(
                zh=f"波形恒为 {level}，第 4 个通道应是 -10，实际是 {leaked:.2f}："
                "功率漏到了别的频点。窗要用周期性的 Hann 窗，np.hanning(W) 是对称的。",
                en=f"For a wave that is {level} throughout, channel 4 should be -10 but is "
                f"{leaked:.2f}: power leaks into other bins. The window is the periodic Hann "
                "window; np.hanning(W) is the symmetric one.",
            )
        )
    assert_close(
        values,
        np.tile(expected, (10, 1)),
        rtol=0,
        atol=CLOSE,
        what=Text(
            zh=f"波形恒为 {level} 时的结果", en=f"the result for a wave of {level} throughout"
        ),
    )


@check(
    zh="噪声的每个值都与逐项求和的 DFT、逐个三角形算出的一致",
    en="On noise every value is what a DFT by its sum and triangles one by one give",
    points=3,
    after=test_tone_is_loudest_in_its_channel,
    examples=3,
)
def test_values(submission, draw, rng):
    wave = noise(rng, draw.integer(WINDOW, 1_000))
    expected = reference(wave, RATE)
    values = assert_shape(submission.logmel(wave, RATE), expected.shape)
    shift = values - expected
    if np.allclose(shift, shift[0], rtol=0, atol=CLOSE) and np.ptp(shift[0]) > CLOSE:
        fail(
            Text(
                zh="每一帧都差同样的值，只随通道变化：分帧和 DFT 没问题，差在三角形的高度上。"
                "顶点的权重是 2 / (f[m + 2] - f[m])。",
                en="Every frame is off by the same amounts, which depend on the channel only: "
                "frames and DFT are right, the heights of the triangles are not. Their peaks are "
                "2 / (f[m + 2] - f[m]).",
            ),
            expected,
            values,
        )
    assert_levels(values, expected)


@check(
    zh="其他采样率也成立：W、H 和频率范围随之改变",
    en="It holds at other sample rates: W, H and the range of frequencies follow",
    after=test_values,
    examples=5,
)
def test_other_sample_rates(submission, draw, rng):
    rate = draw.choice([8_000, 12_000, 24_000, 32_000])
    wave = noise(rng, 3 * rate // 100 + draw.integer(0, 79))
    what = Text(zh=f"采样率为 {rate} 时的结果", en=f"the result at a sample rate of {rate}")
    assert_levels(submission.logmel(wave, rate), reference(wave, rate), what)


@check(
    zh="不改动输入的波形，float64 也行",
    en="The wave stays as it was, and float64 will do as well",
    after=test_shape,
)
def test_wave_stays_unchanged(submission, rng):
    for dtype in ("float32", "float64"):
        wave = noise(rng, 1_600).astype(dtype)
        seen = submission.observe("logmel", wave, RATE)
        assert_same_array(seen.arguments[0], wave, Text(zh="输入的波形", en="the wave"))
        assert_shape(seen.value, (10, CHANNELS))
