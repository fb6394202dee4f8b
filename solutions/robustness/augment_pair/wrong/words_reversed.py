"""误区：把描述的词序倒了过来。

Misconception: You reversed the order of the words.

提示：镜像的是画面，不是句子：词的顺序不变，只换方位词。

Hint: It is the picture that is mirrored, not the sentence: keep the order and swap words of place.

fails: test_flipped_caption_is_true
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = tokens[::-1]
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
