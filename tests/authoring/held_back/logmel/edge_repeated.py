"""Padding joined by hand from flipped pieces, then a sliding view."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def edges_in_hertz(top):
    slope = 27 / np.log(6.4)
    mels = np.linspace(0, 15 + slope * np.log(top / 1000), 82)
    return np.where(mels < 15, mels * 200 / 3, 1000 * np.exp((mels - 15) / slope))


def logmel(wave, sample_rate):
    size = sample_rate // 40
    hop = sample_rate // 100
    half = size // 2
    left = wave[:half][::-1]
    right = wave[-half:][::-1]
    long = np.concatenate([left, wave, right])
    frames = sliding_window_view(long, size)[::hop][: len(wave) // hop]
    taper = 0.5 * (1 - np.cos(2 * np.pi * np.arange(size) / size))
    spectrum = np.fft.rfft(frames * taper)
    energy = spectrum.real**2 + spectrum.imag**2

    f = edges_in_hertz(sample_rate / 2)
    k = np.arange(half + 1) * sample_rate / size
    rising = (k[:, None] - f[:-2]) / (f[1:-1] - f[:-2])
    falling = (f[2:] - k[:, None]) / (f[2:] - f[1:-1])
    triangles = np.maximum(0, np.minimum(rising, falling)) * (2 / (f[2:] - f[:-2]))
    mel = energy @ triangles
    mel[mel < 1e-10] = 1e-10
    return np.log10(mel)
