"""误区：在特征维上做 softmax，让各维的门互相竞争。

Misconception: Takes a softmax over the features, so that gates compete with each other.

提示：每一维的门只在图像和文本之间分配，与其他维无关，用 sigmoid。

Hint: A gate only divides its own feature between image and text; the sigmoid does that.

fails: test_zero_weights_give_the_mean
"""

import numpy as np


def gated_fuse(hv, ht, wz):
    logits = np.concatenate((hv, ht), axis=1) @ wz
    z = np.exp(logits - logits.max(axis=1, keepdims=True))
    z /= z.sum(axis=1, keepdims=True)
    return z * hv + (1 - z) * ht
