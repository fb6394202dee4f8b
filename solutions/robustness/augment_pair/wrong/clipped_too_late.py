"""误区：直接在 uint8 上相加，再截断：正的会先回绕，负的 amount 根本放不进 uint8。

Misconception: You added in uint8 and clipped afterwards: sums wrap around first, and a negative amount doesn't fit uint8 at all.

提示：先转成更宽的整数类型，再相加、截断。

Hint: Turn to a wider integer type first, then add and clip.

fails: test_returns_image_and_words
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image + amount, 0, 255)
        return brighter, list(tokens)
    raise ValueError(op)
