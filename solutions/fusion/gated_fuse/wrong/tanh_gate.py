"""误区：门用了 tanh，取值在 −1 到 1 之间。

Misconception: Uses tanh for the gate, which ranges from −1 to 1.

提示：门是混合比例，应当落在 0 到 1 之间；logit 为 0 时应是一半对一半。

Hint: A gate is a share, so it lies between 0 and 1, and a logit of 0 means half and half.

fails: test_zero_weights_give_the_mean
"""

import numpy as np


def gated_fuse(hv, ht, wz):
    z = np.tanh(np.concatenate((hv, ht), axis=1) @ wz)
    return z * hv + (1 - z) * ht
