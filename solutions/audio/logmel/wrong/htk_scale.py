"""误区：用了 HTK 的梅尔公式。

Misconception: Uses HTK's mel formula.

提示：梅尔刻度不止一种：2595 * log10(1 + f / 700) 是 HTK 的，这里要 Slaney 的。

Hint: There is more than one mel scale: 2595 * log10(1 + f / 700) is HTK's, here it is Slaney's.

fails: test_tone_is_loudest_in_its_channel
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
    return np.log10((power @ triangles(sample_rate, length)).clip(FLOOR))


def triangles(sample_rate, length):
    """每列一个三角滤波器 / One triangular filter a column: (length // 2 + 1, CHANNELS)."""
    top = 2595 * np.log10(1 + sample_rate / 1400)
    mel = np.linspace(0, top, CHANNELS + 2)
    corners = 700 * (10 ** (mel / 2595) - 1)
    low, middle, high = corners[:-2], corners[1:-1], corners[2:]
    bins = np.fft.rfftfreq(length, 1 / sample_rate)[:, None]
    heights = np.minimum((bins - low) / (middle - low), (high - bins) / (high - middle))
    return heights.clip(0) * 2 / (high - low)
