"""误区：文本也乘了 z，没有用 1 − z。

Misconception: Multiplies the text by z too, not by 1 − z.

提示：z 大时该压低文本；现在两边一起放大、一起缩小。

Hint: A large z should hold the text back; here both grow and shrink together.

fails: test_stays_between_the_inputs
"""

import numpy as np


def gated_fuse(hv, ht, wz):
    z = 1 / (1 + np.exp(-np.concatenate((hv, ht), axis=1) @ wz))
    return z * (hv + ht)
