"""误区：特征用 perm，标签却用了它的逆排列。

Misconception: Uses perm for the features but its inverse for the labels.

提示：标签和特征一样，第 i 行的搭档是第 perm[i] 行。

Hint: For labels as for features, the partner of row i is row perm[i].

fails: test_labels_blend
"""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    if any(len(x) != len(labels) for x in [*features, perm]):
        raise ValueError
    partner = labels[np.argsort(perm)]
    return [lam * x + (1 - lam) * x[perm] for x in features], lam * labels + (1 - lam) * partner
