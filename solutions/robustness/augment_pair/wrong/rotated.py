"""误区：行和列都倒了，等于旋转 180 度。

Misconception: You reversed rows and columns, which is a rotation by 180 degrees.

提示：镜像只倒列，行的顺序不变。

Hint: A mirror reverses columns only; rows keep their order.

fails: test_flip_mirrors_columns
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        return image[::-1, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
