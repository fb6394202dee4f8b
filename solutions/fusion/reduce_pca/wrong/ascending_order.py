"""误区：取对了 eigh 的最后 k 个特征向量，却没有把顺序倒过来。

Misconception: Takes the right eigenvectors, the last k of eigh, but leaves them in rising order.

提示：第一列应是方差最大的方向，否则以后再截短 z 时，丢掉的恰好是最重要的。

Hint: The first column should be the direction of largest variance: whoever cuts z shorter later
would lose just what matters most.

fails: test_order
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.linalg.svd(x - mean, full_matrices=False)[2]
    w = directions[:k][::-1].T
    return (x - mean) @ w, w, mean
