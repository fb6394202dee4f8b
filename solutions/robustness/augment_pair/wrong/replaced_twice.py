"""误区：先把 left 全换成 right，再把 right 全换成 left，又换了回去。

Misconception: You turned every left into right and then every right into left, which turns them back.

提示：互换要一步完成：每个词只查一次表。

Hint: A swap is one step: look each word up once.

fails: test_flipped_caption_is_true
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = []
        for token in tokens:
            for left in ("left", "Left", "左", "左边"):
                if token == left:
                    token = MIRRORED[left]
                if token == MIRRORED[left]:
                    token = left
            words.append(token)
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
