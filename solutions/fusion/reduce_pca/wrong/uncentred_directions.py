"""误区：求方向时没有减均值，直接对 x 做 SVD。

Misconception: Takes the SVD of x itself, without subtracting the mean.

提示：这样第一个方向指向均值，数据离 0 越远就越明显。先减均值再分解。

Hint: The first direction then points at the mean, the more so the farther the data lie from 0.
Subtract the mean before you decompose.

fails: test_loses_least
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.linalg.svd(x, full_matrices=False)[2]
    w = directions[:k].T
    return (x - mean) @ w, w, mean
