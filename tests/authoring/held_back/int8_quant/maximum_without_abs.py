"""A helper per channel, results stacked."""

import numpy as np


def one_channel(values):
    top = np.max(values)
    size = float(top) / 127 if top != 0 else 1.0
    whole = np.floor(values / size + 0.5)
    return np.clip(whole, -127, 127).astype(np.int8), size


def int8_quant(weight):
    pairs = [one_channel(values) for values in np.asarray(weight, np.float64)]
    return np.stack([pair[0] for pair in pairs]), np.array([pair[1] for pair in pairs])
