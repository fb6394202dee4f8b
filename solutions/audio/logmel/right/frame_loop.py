"""一帧一帧、一个三角形一个三角形地算，用完整的 FFT。 / Frame by frame, triangle by triangle, full FFT."""

import math
from functools import cache

import numpy as np


def hz_to_mel(f):
    return 3 * f / 200 if f < 1000 else 15 + 27 * math.log(f / 1000) / math.log(6.4)


def mel_to_hz(m):
    return 200 * m / 3 if m < 15 else 1000 * math.exp((m - 15) / 27 * math.log(6.4))


@cache
def bank(rate, size):
    top = hz_to_mel(rate / 2)
    points = [mel_to_hz(top * i / 81) for i in range(82)]
    rows = []
    for left, centre, right in zip(points, points[1:], points[2:]):
        row = []
        for k in range(size // 2 + 1):
            f = k * rate / size
            if left < f <= centre:
                height = (f - left) / (centre - left)
            elif centre < f < right:
                height = (right - f) / (right - centre)
            else:
                height = 0.0
            row.append(height * 2 / (right - left))
        rows.append(row)
    return np.array(rows)


def logmel(wave, sample_rate):
    size, hop = sample_rate // 40, sample_rate // 100
    half = size // 2
    head, tail = wave[half:0:-1], wave[-2 : -half - 2 : -1]
    padded = np.concatenate([head, wave, tail])
    window = np.array([0.5 - 0.5 * math.cos(2 * math.pi * n / size) for n in range(size)])
    filters = bank(sample_rate, size)
    rows = []
    for t in range(len(wave) // hop):
        spectrum = np.fft.fft(padded[t * hop : t * hop + size] * window)[: half + 1]
        power = spectrum.real**2 + spectrum.imag**2
        rows.append([math.log10(max(value, 1e-10)) for value in filters @ power])
    return np.array(rows)
