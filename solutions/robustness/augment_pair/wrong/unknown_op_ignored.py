"""误区：不认识的 op 原样返回，没有报错。

Misconception: For an unknown op you return the pair as it came.

提示：拼错的操作名会让增强悄悄失效：抛出 ValueError。

Hint: With a misspelt operation nothing would be augmented and nobody would notice: raise ValueError.

fails: test_unknown_op_raises
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    return image, tokens
