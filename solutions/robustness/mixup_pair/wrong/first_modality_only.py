"""误区：只混合了第一个模态（图像），其余模态原样返回。

Misconception: Mixes the first modality, the image, and leaves the others as they were.

提示：标签描述的是整个样本，所以每个模态都要混合。

Hint: A label describes the whole sample, so every modality has to be mixed.

fails: test_lam_zero_takes_the_partner
"""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    if any(len(x) != len(labels) for x in [*features, perm]):
        raise ValueError

    def mix(x):
        return lam * x + (1 - lam) * x[perm]

    rest = [x.astype(np.result_type(x, np.float32)) for x in features[1:]]
    return [mix(features[0]), *rest], mix(labels)
