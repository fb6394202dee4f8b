"""误区：描述里左和右都有时，以为互相抵消，就没有换。

Misconception: Where a caption has both left and right you took them to cancel and swapped neither.

提示：“左边是红的，右边是蓝的”翻转之后也变了：两个词都要换。

Hint: “Red on the left, blue on the right” changes, too: swap both words.

fails: test_flipped_caption_is_true
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        if any(token in MIRRORED and MIRRORED[token] in tokens for token in tokens):
            words = list(tokens)
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
