"""误区：窗长和帧移写死为 400 和 160。

Misconception: Fixes the window at 400 samples and the hop at 160.

提示：25 ms 和 10 ms 是时间，采样点数要从 sample_rate 算出来。

Hint: 25 ms and 10 ms are times: work out samples from sample_rate.

fails: test_other_sample_rates
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

CHANNELS = 80
FLOOR = 1e-10


def logmel(wave, sample_rate):
    length, hop = 400, 160
    window = np.hanning(length + 1)[:-1]
    padded = np.pad(wave, length // 2, mode="reflect")
    frames = sliding_window_view(padded, length)[::hop][: len(wave) // hop]
    power = np.abs(np.fft.rfft(frames * window)) ** 2
    return np.log10((power @ triangles(sample_rate, length)).clip(FLOOR))


def triangles(sample_rate, length):
    """每列一个三角滤波器 / One triangular filter a column: (length // 2 + 1, CHANNELS)."""
    top = 15 + 27 * np.log(sample_rate / 2000) / np.log(6.4)
    mel = np.linspace(0, top, CHANNELS + 2)
    corners = np.where(mel < 15, mel * 200 / 3, 1000 * 6.4 ** ((mel - 15) / 27))
    low, middle, high = corners[:-2], corners[1:-1], corners[2:]
    bins = np.fft.rfftfreq(length, 1 / sample_rate)[:, None]
    heights = np.minimum((bins - low) / (middle - low), (high - bins) / (high - middle))
    return heights.clip(0) * 2 / (high - low)
