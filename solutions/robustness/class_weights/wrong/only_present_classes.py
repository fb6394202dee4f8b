"""误区：只返回了有样本的类别，空类别的位置丢了。

Misconception: You return weights of the classes with samples only, so the places of empty classes are lost.

提示：输出与 counts 等长，空类别的位置放 0。

Hint: The result is as long as counts, with 0 where a class is empty.

fails: test_empty_classes_weigh_nothing
"""

import numpy as np


def class_weights(counts, beta):
    counts = counts[counts > 0]
    effective = counts if beta == 1 else 1 - beta**counts
    weights = 1 / effective
    return weights * len(counts) / weights.sum()
