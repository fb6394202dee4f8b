"""相乘之后再清掉 NaN，逐个模态累加。 / Multiplies, clears the NaN, adds modality by modality."""

import numpy as np


def masked_fuse(x, mask):
    total = np.zeros((x.shape[0], x.shape[2]))
    count = np.zeros((x.shape[0], 1))
    for m in range(x.shape[1]):
        seen = mask[:, m : m + 1].astype(float)
        total += np.nan_to_num(x[:, m] * seen)
        count += seen
    return np.divide(total, count, out=np.zeros_like(total), where=count > 0)
