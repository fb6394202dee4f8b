"""误区：算门时把文本拼在了图像前面。

Misconception: Joins text before image when computing the gate.

提示：顺序要和 wz 的行对上：前 D 行是图像的权重。

Hint: The order has to match the rows of wz: the first D are the image's weights.

fails: test_one_feature
"""

import numpy as np


def gated_fuse(hv, ht, wz):
    z = 1 / (1 + np.exp(-np.concatenate((ht, hv), axis=1) @ wz))
    return z * hv + (1 - z) * ht
