"""误区：用 max(lam, 1 − lam) 替换了 lam，总让原样本占大头。

Misconception: Replaces lam by max(lam, 1 − lam), so that the row itself always dominates.

提示：那是 MixMatch 的做法；这里 lam 传进来是多少就用多少。

Hint: That is what MixMatch does; here lam is used as it was passed.

fails: test_lam_zero_takes_the_partner
"""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    if any(len(x) != len(labels) for x in [*features, perm]):
        raise ValueError
    lam = max(lam, 1 - lam)

    def mix(x):
        return lam * x + (1 - lam) * x[perm]

    return [mix(x) for x in features], mix(labels)
