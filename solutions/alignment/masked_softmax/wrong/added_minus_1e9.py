"""误区：给被屏蔽的分数加上 -1e9，可是 NaN 加什么都是 NaN。

Misconception: Adds -1e9 to masked scores, which NaN, inf or 1e300 hardly notice.

提示：被屏蔽的分数要换掉，而不是加上一个数。

Hint: Replace masked scores instead of adding to them.

fails: test_masked_values_never_matter
"""

import numpy as np


def masked_softmax(scores, mask):
    x = scores + np.where(mask, 0, -1e9).astype(scores.dtype)
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    return np.where(mask, p, 0)
