"""误区：没有重叠时不报错，照样返回一个数组。

Misconception: Returns an array without a word where there is no overlap.

提示：起点比终点还晚，就抛出 ValueError。

Hint: Where the start is later than the end, raise ValueError.

fails: test_no_overlap
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    start, end = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    steps = max(int((end - start) * rate + 1e-6), -1)
    grid = start + np.arange(steps + 1) / rate
    a = np.stack([np.interp(grid, ta, xa[:, j]) for j in range(xa.shape[1])], axis=1)
    b = np.stack([np.interp(grid, tb, xb[:, j]) for j in range(xb.shape[1])], axis=1)
    return np.concatenate([a, b], axis=1)
