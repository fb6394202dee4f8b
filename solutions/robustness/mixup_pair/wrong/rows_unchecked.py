"""误区：没有检查行数，长度为 1 的 perm 会悄悄广播，短的模态抛出 IndexError。

Misconception: Checks no numbers of rows: a perm of length 1 broadcasts, a short modality raises
IndexError.

提示：先比较各模态、标签和 perm 的 len，再混合。

Hint: Compare the len of every modality, of the labels and of perm before mixing.

fails: test_rows_must_match
"""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    def mix(x):
        return lam * x + (1 - lam) * x[perm]

    return [mix(x) for x in features], mix(labels)
