"""误区：没有加权相加，而是按 lam 是否过半整行二选一。

Misconception: Picks one row or the other by whether lam passes one half instead of adding both.

提示：mixup 是两行的加权和，lam = 0.3 时两行都要有贡献。

Hint: Mixup is a weighted sum; with lam = 0.3 both rows contribute.

fails: test_features_blend
"""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    if any(len(x) != len(labels) for x in [*features, perm]):
        raise ValueError
    mixed = [1.0 * (x if lam >= 0.5 else x[perm]) for x in features]
    return mixed, lam * labels + (1 - lam) * labels[perm]
