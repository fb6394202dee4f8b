"""误区：在词的内部做了字符串替换，bright 变成了 bleft。

Misconception: You replaced text inside words, which makes bleft of bright.

提示：只有整个词相等才换。

Hint: Swap a word only where all of it is equal.

fails: test_flip_swaps_words
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = []
        for token in tokens:
            for left in ("left", "Left", "左"):
                right = MIRRORED[left]
                token = token.replace(left, "*").replace(right, left).replace("*", right)
            words.append(token)
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
