"""误区：调亮度之后没有转回 uint8。

Misconception: You didn't turn the image into uint8 again after changing its brightness.

提示：astype(float) 之后记得再转回原来的 dtype，后面的代码按 uint8 解读像素。

Hint: After a wider type go back to the old dtype: what follows reads pixels as uint8.

fails: test_returns_image_and_words
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(float) + amount, 0, 255)
        return brighter, list(tokens)
    raise ValueError(op)
