"""用矩阵写 DFT，用 np.interp 写三角形。 / The DFT as a matrix, the triangles by np.interp."""

from functools import cache

import numpy as np


@cache
def waves(w):
    angle = 2 * np.pi * np.outer(np.arange(w), np.arange(w // 2 + 1)) / w
    return np.cos(angle), np.sin(angle)


def logmel(wave, sample_rate):
    w, h = sample_rate // 40, sample_rate // 100
    n, k = np.arange(w), np.arange(w // 2 + 1)
    hann = np.sin(np.pi * n / w) ** 2
    cosine, sine = waves(w)
    index = np.arange(len(wave) // h)[:, None] * h + n - w // 2
    index = np.abs(index)
    index = np.where(index >= len(wave), 2 * (len(wave) - 1) - index, index)
    frames = wave[index] * hann
    power = (frames @ cosine) ** 2 + (frames @ sine) ** 2
    mel = np.linspace(0, 15 + 27 * np.log(sample_rate / 2000) / np.log(6.4), 82)
    f = np.where(mel < 15, mel / 0.015, 1000 * 6.4 ** ((mel - 15) / 27))
    bins = k * sample_rate / w
    weights = [np.interp(bins, f[m : m + 3], [0, 2 / (f[m + 2] - f[m]), 0]) for m in range(80)]
    return np.log10(np.clip(power @ np.transpose(weights), 1e-10, None))
