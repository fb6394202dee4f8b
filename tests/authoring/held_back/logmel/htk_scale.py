"""Fancy indices for the frames, np.interp for the triangles."""

import numpy as np


def hertz_to_mel(hertz):
    return 2595 * np.log10(1 + hertz / 700)


def mel_to_hertz(mel):
    return 700 * (np.power(10, mel / 2595) - 1)


def logmel(wave, sample_rate):
    width, step = sample_rate // 40, sample_rate // 100
    count = wave.size // step
    where = np.arange(count)[:, None] * step + np.arange(width)[None, :] - width // 2
    where = np.abs(where)
    last = wave.size - 1
    where = last - np.abs(last - where)
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(width) / width)
    power = np.abs(np.fft.rfft(wave[where] * hann, axis=1)) ** 2
    bins = np.arange(width // 2 + 1) * sample_rate / width
    edges = mel_to_hertz(np.linspace(0, hertz_to_mel(sample_rate / 2), 82))
    channels = []
    for low, mid, high in zip(edges[:-2], edges[1:-1], edges[2:], strict=True):
        triangle = np.interp(bins, [low, mid, high], [0, 2 / (high - low), 0])
        channels.append(power @ triangle)
    return np.log10(np.maximum(np.stack(channels, axis=1), 1e-10))
