"""误区：把样本数排了序，权重不再对应原来的类别。

Misconception: You sorted the counts, so weights no longer belong to their classes.

提示：第 c 个权重属于第 c 个类别，顺序要保持。

Hint: Weight c belongs to class c: keep the order.

fails: test_rare_classes_weigh_more
"""

import numpy as np


def class_weights(counts, beta):
    counts = np.sort(counts)
    effective = counts if beta == 1 else 1 - beta**counts
    weights = np.divide(1, effective, out=np.zeros(len(counts)), where=counts > 0)
    return weights * np.count_nonzero(counts) / weights.sum()
