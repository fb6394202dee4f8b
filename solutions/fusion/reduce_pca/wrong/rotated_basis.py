"""误区：子空间是对的，但返回的是其中任意一组正交基。

Misconception: Returns some orthonormal basis of the right subspace.

提示：主成分还要让 z 的各列互不相关，方差依次最大；子空间里的任意旋转做不到这一点。

Hint: Principal components also leave the columns of z uncorrelated, each with the most variance
that is left; an arbitrary rotation of the subspace doesn't.

fails: test_order
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.linalg.svd(x - mean, full_matrices=False)[2]
    w = np.linalg.qr(directions[:k].T @ np.tri(k))[0]
    return (x - mean) @ w, w, mean
