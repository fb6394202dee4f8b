"""真的让 NumPy 算一遍。 / Lets NumPy do it."""

import numpy as np


def shape_of(make):
    try:
        return make().shape
    except ValueError:
        return "error"


def predict():
    image, caption, text = np.ones((8, 512)), np.ones((8, 512)), np.ones((8, 300))
    frames, more_frames = np.ones((8, 20, 512)), np.ones((8, 30, 512))
    tag, weight, score, label = np.ones((1, 64)), np.ones(8), np.ones((8, 1)), np.ones(8)
    made = {
        "columns": lambda: np.concatenate((image, text), axis=1),
        "rows": lambda: np.concatenate((image, text)),
        "pair": lambda: np.stack((image, caption), axis=1),
        "clips": lambda: np.hstack((frames, more_frames)),
        "shared": lambda: np.concatenate((image, tag), axis=1),
        "per_frame": lambda: np.concatenate((frames, caption), axis=-1),
        "weighted": lambda: weight * image,
        "difference": lambda: score - label,
        "outer": lambda: image[:, :, np.newaxis] * text[:, np.newaxis, :],
    }
    return {key: shape_of(make) for key, make in made.items()}
