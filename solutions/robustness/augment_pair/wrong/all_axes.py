"""误区：np.flip 没有给 axis，三个轴全倒了，上下和通道也跟着反了。

Misconception: You called np.flip without an axis, which reverses all three: rows and channels, too.

提示：只倒第 1 轴。

Hint: Reverse axis 1 only.

fails: test_flip_mirrors_columns
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        return np.flip(image), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
