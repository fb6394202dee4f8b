import numpy as np


def cosine_topk(queries, gallery, k):
    lengths = np.linalg.norm(gallery, axis=1, keepdims=True)
    similarity = queries @ (gallery / lengths.clip(1e-12)).T
    return np.argsort(-similarity, kind="stable")[:, :k]
