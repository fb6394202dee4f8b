"""误区：挑了方差最大的 k 个原始特征，这是特征选择，不是 PCA。

Misconception: Picks the k features of largest variance, which is selection and not PCA.

提示：几个相关的特征会重复同一份信息。主成分是所有特征的线性组合。

Hint: Features that go together tell the same thing twice. A principal component combines all of
them.

fails: test_loses_least
"""

import numpy as np


def reduce_pca(x, k):
    if not 1 <= k <= min(x.shape):
        raise ValueError("k must lie between 1 and min(B, D)")
    mean = x.mean(axis=0)
    directions = np.eye(x.shape[1])[np.argsort(-x.var(axis=0))]
    w = directions[:k].T
    return (x - mean) @ w, w, mean
