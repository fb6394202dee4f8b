"""误区：取了自然对数。

Misconception: Takes the natural logarithm.

提示：1e-10 的自然对数是 -23.03；题目要的是以 10 为底。

Hint: The natural logarithm of 1e-10 is -23.03; base 10 is asked for.

fails: test_gain
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

CHANNELS = 80
FLOOR = 1e-10


def logmel(wave, sample_rate):
    length, hop = sample_rate // 40, sample_rate // 100
    window = np.hanning(length + 1)[:-1]
    padded = np.pad(wave, length // 2, mode="reflect")
    frames = sliding_window_view(padded, length)[::hop][: len(wave) // hop]
    power = np.abs(np.fft.rfft(frames * window)) ** 2
    return np.log((power @ triangles(sample_rate, length)).clip(FLOOR))


def triangles(sample_rate, length):
    """每列一个三角滤波器 / One triangular filter a column: (length // 2 + 1, CHANNELS)."""
    top = 15 + 27 * np.log(sample_rate / 2000) / np.log(6.4)
    mel = np.linspace(0, top, CHANNELS + 2)
    corners = np.where(mel < 15, mel * 200 / 3, 1000 * 6.4 ** ((mel - 15) / 27))
    low, middle, high = corners[:-2], corners[1:-1], corners[2:]
    bins = np.fft.rfftfreq(length, 1 / sample_rate)[:, None]
    heights = np.minimum((bins - low) / (middle - low), (high - bins) / (high - middle))
    return heights.clip(0) * 2 / (high - low)
