"""误区：只限制了上界，变暗时小于 0 的值回绕成了亮的。

Misconception: You bounded values above only, so that those below 0 wrap around to bright ones.

提示：amount 可以是负数：下界 0 也要限制。

Hint: amount may be negative: keep values from going below 0 as well.

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
        brighter = np.minimum(image.astype(int) + amount, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
