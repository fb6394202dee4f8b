"""误区：在输入数组上直接做减法和除法。

Misconception: Subtracts and divides in the input array itself.

提示：调用者的数据会被悄悄改掉，再调用一次结果就不同了。先复制一份。

Hint: The caller's data change silently, and a second call gives something else. Work on a copy.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def normalise(x, how, stats=None):
    wide = np.asarray(x, np.float64)
    if how == "l2":
        length = np.linalg.norm(wide, axis=1, keepdims=True)
        y = wide / np.where(length > 0, length, 1)
    else:
        if stats is None:
            std = np.where(np.ptp(wide, axis=0) > 0, wide.std(axis=0), 1)
            stats = wide.mean(axis=0), std
        mean, std = stats
        wide -= mean
        wide /= std
        y = wide
    return y.astype(x.dtype if x.dtype.kind == "f" else np.float64), stats
