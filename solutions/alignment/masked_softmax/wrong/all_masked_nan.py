"""误区：整行都被屏蔽时得到 NaN：-inf 减 -inf，或者 0 除以 0。

Misconception: Gives NaN for a row that is masked throughout: -inf minus -inf, or 0 over 0.

提示：这一行的最大值是 -inf，分母是 0，要单独照顾。

Hint: The maximum of such a row is -inf and its denominator is 0: look after both.

fails: test_fully_masked_row
"""

import numpy as np


def masked_softmax(scores, mask):
    x = np.where(mask, scores, -np.inf)
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
