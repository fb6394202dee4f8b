"""误区：用第 99 百分位数代替了最大值。

Misconception: Uses the 99th percentile instead of the maximum.

提示：那是一种裁剪离群值的校准方法；这里要的是最大值。

Hint: That is a way to calibrate that clips outliers; here the maximum is asked for.

fails: test_scale
"""

import numpy as np


def int8_quant(weight):
    rows = weight.reshape(len(weight), -1)
    largest = np.percentile(np.abs(rows), 99, axis=1)
    scale = np.where(largest == 0, 1, largest / 127)
    q = np.rint(rows / scale[:, None]).clip(-127, 127).astype(np.int8)
    return q.reshape(weight.shape), scale
