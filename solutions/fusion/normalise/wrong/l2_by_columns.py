"""误区：L2 归一化沿着列做，除的是每一列的长度。

Misconception: Normalises along columns, dividing by the length of each column.

提示：L2 归一化让每个样本成为单位向量，一个样本是一行。

Hint: L2 normalisation makes every sample a unit vector, and a sample is a row.

fails: test_l2_rows
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, axis=0, keepdims=True)
        y = wide / np.where(length > 0, length, 1)
    else:
        if stats is None:
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
