"""误区：只取了 80 个频率当顶点，首尾两个三角形缺了一边。

Misconception: Takes only 80 frequencies, as peaks, so that the outer triangles have one side.

提示：80 个三角形要 82 个点：两端各多一个。

Hint: 80 triangles need 82 points: one more at either end.

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
    top = 15 + 27 * np.log(sample_rate / 2000) / np.log(6.4)
    mel = np.linspace(0, top, CHANNELS)
    corners = np.where(mel < 15, mel * 200 / 3, 1000 * 6.4 ** ((mel - 15) / 27))
    middle = corners
    low = np.concatenate(([-1.0], corners[:-1]))
    high = np.concatenate((corners[1:], [sample_rate / 2 + 1]))
    bins = np.fft.rfftfreq(length, 1 / sample_rate)[:, None]
    heights = np.minimum((bins - low) / (middle - low), (high - bins) / (high - middle))
    return heights.clip(0) * 2 / (high - low)
