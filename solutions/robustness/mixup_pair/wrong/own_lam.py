"""误区：没有用传入的 lam，每个模态自己从 Beta 分布抽了一个。

Misconception: Ignores the lam that was passed and draws one from a Beta distribution per modality.

提示：lam 由调用者给出；各模态的比例若不同，标签就没有一个对得上的比例。

Hint: The caller gives lam; were the shares different per modality, no share of labels would fit.

fails: test_lam_one_changes_nothing
"""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    if any(len(x) != len(labels) for x in [*features, perm]):
        raise ValueError
    rng = np.random.default_rng(0)

    def mix(x):
        own = float(rng.beta(0.4, 0.4))
        return own * x + (1 - own) * x[perm]

    return [mix(x) for x in features], mix(labels)
