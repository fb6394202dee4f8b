"""误区：让每个通道的权重之和为 1。

Misconception: Makes the weights of each channel sum to 1.

提示：要归一的是以 Hz 计的面积，不是频点权重之和。

Hint: The area over Hz is to be 1, not the sum over bins.

fails: test_constant_wave
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
    mel = np.linspace(0, top, CHANNELS + 2)
    corners = np.where(mel < 15, mel * 200 / 3, 1000 * 6.4 ** ((mel - 15) / 27))
    low, middle, high = corners[:-2], corners[1:-1], corners[2:]
    bins = np.fft.rfftfreq(length, 1 / sample_rate)[:, None]
    heights = np.minimum((bins - low) / (middle - low), (high - bins) / (high - middle))
    weights = heights.clip(0)
    return weights / weights.sum(axis=0)
