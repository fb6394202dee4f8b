"""误区：只换了描述里的词，图像没有翻转。

Misconception: You swapped the words and left the image as it was.

提示：图像和描述要一起变：图像的列也要倒过来。

Hint: Image and caption change together: reverse the columns of the image as well.

fails: test_flip_mirrors_columns
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        return image.copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
