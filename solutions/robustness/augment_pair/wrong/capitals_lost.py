"""误区：查表之前转成了小写，首字母大写丢了。

Misconception: You looked words up in lower case, and their capitals are lost.

提示：Left 要换成 Right，不是 right；其余的词也要保留大小写。

Hint: Left becomes Right, not right, and all other words keep their case.

fails: test_flip_swaps_words
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token.lower(), token) for token in tokens]
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
