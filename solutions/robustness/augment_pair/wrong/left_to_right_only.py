"""误区：只把左换成了右，没有把右换成左。

Misconception: You turned left into right, but not right into left.

提示：两个方向都要换，否则描述里会有两个“右边”。

Hint: Swap in both directions, or a caption has two things on the right.

fails: test_flipped_caption_is_true
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
