"""误区：标签没有混合，而是取权重较大的那一个样本的标签。

Misconception: Takes the label of the sample with the larger weight instead of mixing both.

提示：软标签才说得出“七成是猫、三成是狗”，按 lam 加权相加。

Hint: Only a soft label can say “70 % cat, 30 % dog”: add both, weighted by lam.

fails: test_labels_blend
"""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    if any(len(x) != len(labels) for x in [*features, perm]):
        raise ValueError
    target = labels if lam >= 0.5 else labels[perm]
    return [lam * x + (1 - lam) * x[perm] for x in features], 1.0 * target
