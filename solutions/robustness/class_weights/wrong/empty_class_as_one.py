"""误区：把没有样本的类别当成有 1 个样本。

Misconception: You treat a class without samples as if it had 1.

提示：这样空类别会分走最大的权重；它的权重应当是 0，也不影响其余类别。

Hint: Then the empty class takes the largest weight; it should weigh 0 and leave the others alone.

fails: test_empty_classes_weigh_nothing
"""

import numpy as np


def class_weights(counts, beta):
    counts = np.maximum(counts, 1)
    effective = counts if beta == 1 else 1 - beta**counts
    weights = 1 / effective
    return weights * len(counts) / weights.sum()
