"""误区：sigmoid 写成 eˣ / (1 + eˣ)，x 很大时是 inf / inf。

Misconception: Writes the sigmoid as eˣ / (1 + eˣ), which is inf / inf for large x.

提示：换一个等价形式，让指数不会是很大的正数。

Hint: Use an equivalent form whose exponent is never a large positive number.

fails: test_large_logits
"""

import numpy as np


def gated_fuse(hv, ht, wz):
    power = np.exp(np.concatenate((hv, ht), axis=1) @ wz)
    z = power / (1 + power)
    return z * hv + (1 - z) * ht
