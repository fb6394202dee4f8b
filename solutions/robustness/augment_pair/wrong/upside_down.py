"""误区：沿第 0 轴翻转，图像上下颠倒了。

Misconception: You flipped along axis 0, which turns the image upside down.

提示：第 0 轴是行，第 1 轴是列；左右镜像要倒的是列。

Hint: Axis 0 is rows and axis 1 columns: to mirror left and right reverse columns.

fails: test_flip_mirrors_columns
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        return image[::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
