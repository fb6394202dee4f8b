"""误区：协方差用“乘积的均值减均值的乘积”来算。

Misconception: Takes covariances as the mean of products minus the product of means.

提示：1e9 附近乘积有 1e18，float64 只有约 16 位有效数字，相减之后什么都不剩。先减均值再相乘。

Hint: Around 1e9 products are 1e18, and float64 has about 16 digits: nothing is left of the
difference. Subtract the mean before you multiply.

fails: test_loses_least
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    covariance = x.T @ (x / len(x)) - np.outer(mean, mean)
    directions = np.linalg.eigh(covariance)[1].T[::-1]
    w = directions[:k].T
    return (x - mean) @ w, w, mean
