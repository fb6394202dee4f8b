"""误区：z 的每一列又除以了自己的标准差，做成了白化。

Misconception: Divides each column of z by its standard deviation, which is whitening.

提示：白化是降维之后的另一步，会把方差小的方向（多半是噪声）放大。这里不做。

Hint: Whitening is another step after reduction, one that blows up directions of little variance,
mostly noise. It isn't asked for.

fails: test_projection
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.linalg.svd(x - mean, full_matrices=False)[2]
    w = directions[:k].T
    z = (x - mean) @ w
    return z / np.maximum(z.std(axis=0), 1e-12), w, mean
