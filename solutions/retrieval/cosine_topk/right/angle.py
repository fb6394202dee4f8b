"""按夹角从小到大排。 / Sort by the angle, from small to large."""

import numpy as np


def cosine_topk(queries, gallery, k):
    def unit(x):
        norm = np.linalg.norm(x, axis=-1, keepdims=True)
        return np.divide(x, norm, out=np.zeros_like(x), where=norm > 0)

    angle = np.arccos(np.clip(unit(queries) @ unit(gallery).T, -1, 1))
    return angle.argsort(axis=1, kind="stable")[:, : min(k, gallery.shape[0])]
