"""误区：返回的描述是 map 对象，还没有算出来。

Misconception: Your caption is a map object, which hasn't been computed yet.

提示：用 list(...) 把它变成列表。

Hint: Make a list of it with list(...).

fails: test_returns_image_and_words
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = map(lambda token: MIRRORED.get(token, token), tokens)
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
