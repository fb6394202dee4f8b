"""误区：只翻转了图像，描述没有跟着改。

Misconception: You flipped the image only and left the caption as it was.

提示：翻转之后左右对调，描述里的方位词也要换，否则图文对就成了错误标注。

Hint: After a flip left is right: swap the words of place too, or the pair is labelled wrongly.

fails: test_flipped_caption_is_true
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = list(tokens)
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
