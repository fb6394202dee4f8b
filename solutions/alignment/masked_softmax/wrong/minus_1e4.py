"""误区：用 -10000 填充，可是保留的分数也可能这么小。

Misconception: Fills with -10000, which kept scores may be as well.

提示：填一个比任何分数都小的数，例如 -inf。

Hint: Fill with something below every score, such as -inf.

fails: test_large_scores
"""

import numpy as np


def masked_softmax(scores, mask):
    x = np.where(mask, scores, -1e4)
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    return np.where(np.any(mask, axis=-1, keepdims=True), p, 0)
