"""误区：亮度用了乘法：乘以 1 + amount / 255。

Misconception: You multiplied by 1 + amount / 255.

提示：这里约定的是每个值加上 amount，黑色也会变亮。

Hint: Here amount is added to every value, and black gets brighter as well.

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
        brighter = np.clip(image * (1 + amount / 255), 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
