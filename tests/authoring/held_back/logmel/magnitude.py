"""One frame at a time, with hypot and a bank of np.clip triangles."""

import numpy as np

TOP = 27 / np.log(6.4)


def slaney(f):
    return 3 * f / 200 if f < 1000 else 15 + TOP * np.log(f / 1000)


def unslaney(m):
    return 200 * m / 3 if m < 15 else 1000 * np.exp((m - 15) / TOP)


def bank(sample_rate, width):
    points = np.linspace(0.0, slaney(sample_rate / 2), 82)
    f = np.array([unslaney(m) for m in points])
    freq = np.fft.rfftfreq(width, 1 / sample_rate)
    weights = np.zeros((80, freq.size))
    for m in range(80):
        up = (freq - f[m]) / (f[m + 1] - f[m])
        down = (f[m + 2] - freq) / (f[m + 2] - f[m + 1])
        weights[m] = np.clip(np.minimum(up, down), 0, None) * 2 / (f[m + 2] - f[m])
    return weights


def logmel(wave, sample_rate):
    width = sample_rate // 40
    hop = sample_rate // 100
    padded = np.pad(wave, width // 2, mode="reflect")
    n = np.arange(width)
    window = 0.5 - 0.5 * np.cos(2 * np.pi * n / width)
    weights = bank(sample_rate, width)
    rows = []
    for t in range(len(wave) // hop):
        spectrum = np.fft.rfft(padded[t * hop : t * hop + width] * window)
        rows.append(weights @ np.hypot(spectrum.real, spectrum.imag))
    return np.log10(np.clip(rows, 1e-10, None))
