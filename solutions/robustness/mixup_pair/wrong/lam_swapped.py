"""误区：lam 和 1 − lam 放反了，lam 给了搭档。

Misconception: Swaps lam and 1 − lam, giving lam to the partner.

提示：lam = 1 时应当什么都不变，用它验证一下哪一边乘 lam。

Hint: With lam = 1 nothing should change; use that to see which side takes lam.

fails: test_lam_one_changes_nothing
"""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    if any(len(x) != len(labels) for x in [*features, perm]):
        raise ValueError
    return (
        [(1 - lam) * x + lam * x[perm] for x in features],
        (1 - lam) * labels + lam * labels[perm],
    )
