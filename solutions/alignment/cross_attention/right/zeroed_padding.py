"""先把 padding 清零，再 softmax，最后清掉 NaN。 / Zero the padding first, the NaN last."""

import numpy as np


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def cross_attention(query, key, value, mask):
    key = np.where(mask[..., None], key, 0.0)
    value = np.where(mask[..., None], value, 0.0)
    penalty = np.where(mask, 0.0, -np.inf)[:, None, :]
    weights = np.nan_to_num(
        softmax(query @ key.transpose(0, 2, 1) * query.shape[-1] ** -0.5 + penalty)
    )
    return [weights @ value, weights]
