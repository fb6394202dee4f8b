"""误区：方向反了，z 给了文本，1 − z 给了图像。

Misconception: The wrong way round: z goes to the text and 1 − z to the image.

提示：约定里 z 是图像的份额；再看看 sigmoid 里的负号有没有写漏。

Hint: Here z is the image's share; also see whether a minus sign is missing inside the sigmoid.

fails: test_which_way_the_gate_opens
"""

import numpy as np


def gated_fuse(hv, ht, wz):
    z = 1 / (1 + np.exp(-np.concatenate((hv, ht), axis=1) @ wz))
    return (1 - z) * hv + z * ht
