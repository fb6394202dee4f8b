"""先除以每行最大值再求长度；stats 是 (2, D) 的数组。

Rows are divided by their largest magnitude first; stats are one array of shape (2, D).
"""

import numpy as np


def normalise(x, how, stats=None):
    match how:
        case "l2":
            y = np.zeros(x.shape)
            some = x.any(axis=1)
            rows = x[some].astype(np.float64)
            rows /= np.max(np.abs(rows), axis=1, keepdims=True, initial=0)
            y[some] = rows / np.sqrt((rows * rows).sum(axis=1))[:, None]
            learnt = None
        case "zscore":
            values = x * 1.0 if x.dtype.kind in "iu" else x.astype(np.longdouble)
            learnt = fit(values) if stats is None else stats
            y = np.subtract(values, learnt[0]) / learnt[1]
    kept = x.dtype if x.dtype in (np.float16, np.float32) else np.float64
    return np.asarray(y, dtype=kept), learnt


def fit(values):
    deviation = np.sqrt(values.var(axis=0))
    constant = values.max(axis=0) == values.min(axis=0)
    return np.stack([values.mean(axis=0), np.where(constant, 1, deviation)]).astype(np.float64)
