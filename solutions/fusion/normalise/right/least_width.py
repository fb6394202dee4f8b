"""float16 只提升到 float32；一列是否恒定，看每行是否都等于第一行。

float16 goes no wider than float32; a column is constant where all rows equal the first.
"""

import numpy as np

WIDER = {"float16": np.float32, "float32": np.float32}


class Scaler:
    def __init__(self, mean, std):
        self.mean, self.std = mean, std

    @classmethod
    def fit(cls, x):
        std = np.std(x, axis=0)
        std[np.all(x == x[0], axis=0)] = 1
        return cls(np.mean(x, axis=0), std)

    def __call__(self, x):
        return (x - self.mean) / self.std


def l2(x):
    norm = np.sqrt(np.sum(np.square(x), axis=-1))
    return (x.T / np.where(norm == 0, 1, norm)).T


def normalise(x, how, stats=None):
    work = x.astype(WIDER.get(x.dtype.name, np.float64))
    result = x.dtype if x.dtype.name in WIDER else work.dtype
    if how == "l2":
        return l2(work).astype(result), None
    scaler = Scaler(*stats) if stats is not None else Scaler.fit(work)
    return scaler(work).astype(result), (scaler.mean, scaler.std)
