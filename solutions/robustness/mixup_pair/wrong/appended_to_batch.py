"""误区：把混合样本接在原批次后面，批次变成两倍大。

Misconception: Appends the mixed samples to the batch, which is then twice as large.

提示：混合后的批次替换原来的批次，行数不变。

Hint: The mixed batch replaces the old one; the number of rows stays.

fails: test_shapes
"""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    if any(len(x) != len(labels) for x in [*features, perm]):
        raise ValueError

    def mix(x):
        return np.concatenate((x, lam * x + (1 - lam) * x[perm]))

    return [mix(x) for x in features], mix(labels)
