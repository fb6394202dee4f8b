"""误区：用 *= 直接在输入上做乘法。

Misconception: Multiplies the inputs in place with *=.

提示：原地运算会改掉调用者手里的特征，请写到新数组里。

Hint: In-place arithmetic changes the caller's features; write to a new array.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def gated_fuse(hv, ht, wz):
    z = 1 / (1 + np.exp(-np.concatenate((hv, ht), axis=1) @ wz))
    hv *= z
    hv += (1 - z) * ht
    return hv
