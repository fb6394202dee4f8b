"""An output array filled per frame; the window from np.hanning(W + 1)."""

import math

import numpy as np


def mel_points(top):
    last = 15 + 27 * math.log(top / 1000) / math.log(6.4)
    points = []
    for i in range(82):
        mel = last * i / 81
        points.append(200 * mel / 3 if mel < 15 else 1000 * 6.4 ** ((mel - 15) / 27))
    return points


def logmel(wave, sample_rate):
    W = sample_rate // 40
    H = sample_rate // 100
    hann = np.hanning(W + 1)[:-1]
    signal = np.pad(wave.astype(np.float64), W // 2, mode="reflect")
    f = mel_points(sample_rate / 2)
    grid = np.arange(W // 2 + 1) * (sample_rate / W)
    matrix = np.column_stack(
        [np.interp(grid, f[m : m + 3], [0.0, 2 / (f[m + 2] - f[m]), 0.0]) for m in range(80)]
    )
    out = np.full((wave.size // H, 80), 1e-10)
    for t, row in enumerate(out):
        power = np.square(np.abs(np.fft.rfft(hann * signal[t * H : t * H + W])))
        np.maximum(row, power @ matrix, out=row)
    return np.log(out)
