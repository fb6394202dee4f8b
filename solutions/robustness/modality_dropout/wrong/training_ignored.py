"""误区：没有理会 training，推理时也在丢弃。

Misconception: Ignores training and drops at inference, too.

提示：丢弃是训练时的正则化；推理时有什么模态就用什么，结果才确定。

Hint: Dropping is for training. At inference use all there is, or predictions become random.

fails: test_inference
"""

import numpy as np


def modality_dropout(x, p, seed, training):
    rng = np.random.default_rng(seed)
    mask = rng.random(x.shape[:2]) >= p
    lost = np.flatnonzero(~mask.any(axis=1))
    mask[lost, rng.integers(x.shape[1], size=len(lost))] = True
    return x * mask[:, :, None], mask
