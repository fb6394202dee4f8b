"""误区：没有换首字母大写的 Left 和 Right。

Misconception: You didn't swap Left and Right with a capital.

提示：句首的词首字母大写，同样是方位词。

Hint: At the beginning of a sentence a word has a capital and is a word of place all the same.

fails: test_flip_swaps_words
"""

import numpy as np

MIRRORED = {"left": "right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
