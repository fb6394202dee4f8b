"""Bins and edges from linspace, frames in a comprehension."""

import numpy as np


def logmel(wave, sample_rate):
    window, hop = sample_rate // 40, sample_rate // 100
    ruler = np.linspace(0, sample_rate / 2, window // 2 + 1, endpoint=False)
    rate = np.log(6.4) / 27
    mels = np.linspace(0, 15 + np.log(sample_rate / 2 / 1000) / rate, 82)
    f = np.where(mels < 15, mels / 3 * 200, 1000 * np.exp((mels - 15) * rate))
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(window) / window)
    padded = np.pad(wave, window // 2, mode="reflect")
    frames = [padded[t * hop : t * hop + window] for t in range(len(wave) // hop)]
    power = np.abs(np.fft.rfft(np.array(frames) * hann, axis=1)) ** 2
    mel = np.zeros((len(frames), 80))
    for m in range(80):
        shape = np.interp(ruler, f[m : m + 3], [0, 2 / (f[m + 2] - f[m]), 0])
        mel[:, m] = (power * shape).sum(axis=1)
    return np.log10(np.maximum(mel, 1e-10))
