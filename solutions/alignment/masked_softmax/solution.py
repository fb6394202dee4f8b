import numpy as np


def masked_softmax(scores, mask):
    top = np.where(mask, scores, -np.inf).max(axis=-1, keepdims=True)
    weights = np.exp(np.where(mask, scores - top, -np.inf))
    return weights / np.maximum(weights.sum(axis=-1, keepdims=True), 1)
