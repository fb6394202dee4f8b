"""误区：z-score 沿行计算，统计的是每个样本自己。

Misconception: Takes z-score along rows, so the statistics are of single samples.

提示：z-score 要回答的是某个特征在所有样本上怎样分布，想想该压缩哪个轴；按样本做的那种叫 layer norm。

Hint: z-score is about one feature across all samples: which axis has to go? Done by samples it
is called layer norm.

fails: test_returns_y_and_stats
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, axis=1, keepdims=True)
        y = wide / np.where(length > 0, length, 1)
    else:
        if stats is None:
            std = np.where(
                np.ptp(wide, axis=1, keepdims=True) > 0, wide.std(axis=1, keepdims=True), 1
            )
            stats = wide.mean(axis=1, keepdims=True), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
