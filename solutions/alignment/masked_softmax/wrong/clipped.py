"""误区：用 clip 截断分数来防止溢出。

Misconception: Clips the scores to keep them from overflowing.

提示：截断会改变分数之间的差；减去每行的最大值就不会。

Hint: Clipping changes the differences between scores; subtracting each row's maximum doesn't.

fails: test_large_scores
"""

import numpy as np


def masked_softmax(scores, mask):
    e = np.where(mask, np.exp(np.clip(scores, -50, 50)), 0)
    total = e.sum(axis=-1, keepdims=True)
    return e / np.where(total == 0, 1, total)
