"""误区：先做完 softmax 再清零，剩下的权重加起来不到 1。

Misconception: Clears weights after the softmax, so the rest sums to less than 1.

提示：被屏蔽的分数也不能进分母。

Hint: Masked scores must stay out of the denominator, too.

fails: test_weights_of_kept_positions
"""

import numpy as np


def masked_softmax(scores, mask):
    e = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.where(mask, e / e.sum(axis=-1, keepdims=True), 0)
