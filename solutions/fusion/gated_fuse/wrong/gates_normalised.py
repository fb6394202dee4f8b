"""误区：图像和文本各算一个 sigmoid 门，再除以两门之和。

Misconception: Computes a sigmoid gate for each modality and divides both by their sum.

提示：这样比例虽然和为 1，却不是 sigmoid(logit) 了：两个门都接近 1 时只剩平均。

Hint: These shares do sum to 1 but aren't sigmoid(logit): where both gates are near 1 only the mean
is left.

fails: test_which_way_the_gate_opens
"""

import numpy as np


def gated_fuse(hv, ht, wz):
    width = hv.shape[1]
    image_gate = 1 / (1 + np.exp(-hv @ wz[:width]))
    text_gate = 1 / (1 + np.exp(-ht @ wz[width:]))
    return (image_gate * hv + text_gate * ht) / (image_gate + text_gate)
