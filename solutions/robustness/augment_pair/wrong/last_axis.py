"""误区：倒的是最后一个轴，RGB 成了 BGR。

Misconception: You reversed the last axis, which turns RGB into BGR.

提示：图像是 (H, W, 3)，最后一轴是通道，列在第 1 轴。

Hint: The image is (H, W, 3): the last axis is channels, columns are axis 1.

fails: test_flip_mirrors_columns
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        return image[..., ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
