"""两个模态上的 softmax，文本的 logit 为 0。 / Softmax over both, the text's logit being 0."""

import numpy as np


def gated_fuse(hv, ht, wz):
    features = np.stack((hv, ht))
    logits = np.einsum("mbi,mij->bj", features, wz.reshape(2, *hv.shape[1:], -1))
    scores = np.stack((logits, np.zeros_like(logits)))
    weights = np.exp(scores - scores.max(axis=0))
    weights /= weights.sum(axis=0)
    return (weights * features).sum(axis=0)
