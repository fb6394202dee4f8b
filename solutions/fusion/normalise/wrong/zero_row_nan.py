"""误区：没有考虑全零的行，0/0 得到 NaN。

Misconception: Overlooks rows of zeros, where 0/0 gives NaN.

提示：没有图像的样本，图像特征往往就是全零。除之前先判断长度是不是 0。

Hint: A sample without an image often has zeros for image features. Ask whether the length is 0
before you divide.

fails: test_l2_zero_rows
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, axis=1, keepdims=True)
        y = wide / length
    else:
        if stats is None:
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        y = (wide - mean) / std
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
