"""误区：把各模态拼成一个矩阵返回，没有保持列表。

Misconception: Joins the modalities into one matrix instead of returning a list of them.

提示：后面的编码器要分别接收各模态，请逐个混合、逐个返回。

Hint: Each modality goes to its own encoder: mix and return them one by one.

fails: test_returns_features_and_labels
"""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    x = np.concatenate([each.reshape(len(each), -1) for each in features], axis=1)
    return lam * x + (1 - lam) * x[perm], lam * labels + (1 - lam) * labels[perm]
