"""误区：用 /= 就地除以 scale，改动了输入的权重。

Misconception: Divides by the scale in place, which changes the weights that were passed.

提示：reshape 得到的是视图，/= 会写回原数组；请用 /。

Hint: reshape returns a view, and /= writes through it; use /.

fails: test_input_stays_unchanged
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.abs(rows).max(axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    rows /= scale[:, None].astype(rows.dtype)
    q = np.rint(rows).astype(np.int8)
    return q.reshape(weight.shape), scale
