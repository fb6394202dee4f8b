"""误区：只给图像乘了门，文本原样加上去。

Misconception: Gates the image only and adds the text in full.

提示：图像占多少，文本就让出多少；想想文本前面的系数该是什么。

Hint: What the image gains the text gives up; think of the factor that belongs to the text.

fails: test_zero_weights_give_the_mean
"""

import numpy as np


def gated_fuse(hv, ht, wz):
    z = 1 / (1 + np.exp(-np.concatenate((hv, ht), axis=1) @ wz))
    return z * hv + ht
