"""误区：把 flip 以外的 op 都当成了调亮度。

Misconception: You took every op but flip for brightness.

提示：两种操作都要明确判断，其余的抛出 ValueError。

Hint: Ask for both operations by name and raise ValueError for the rest.

fails: test_unknown_op_raises
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        return image[:, ::-1].copy(), words
    if op != "flip":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
