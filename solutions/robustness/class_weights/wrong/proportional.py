"""误区：权重与有效样本数成了正比，大类反而更重。

Misconception: Your weights are proportional to effective numbers, so that large classes weigh more.

提示：加权是为了抬高少数类：有效样本数要取倒数。

Hint: Weighting is meant to lift rare classes: take the inverse of the effective numbers.

fails: test_rare_classes_weigh_more
"""

import numpy as np


def class_weights(counts, beta):
    effective = counts if beta == 1 else 1 - beta**counts
    weights = np.divide(effective, 1.0, out=np.zeros(len(counts)), where=counts > 0)
    return weights * np.count_nonzero(counts) / weights.sum()
