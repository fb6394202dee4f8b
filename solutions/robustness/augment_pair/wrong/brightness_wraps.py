"""误区：加完直接转回 uint8，超过 255 的值回绕成了暗的。

Misconception: You turned the sum into uint8 as it was, so that values above 255 wrap around to dark ones.

提示：转回 uint8 之前，先把值截到 0 与 255 之间。

Hint: Keep values from 0 to 255 before you turn them into uint8.

fails: test_brightness_adds_and_clips
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = (image.astype(int) + amount).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
