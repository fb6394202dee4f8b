"""误区：只换了中文的方位词。

Misconception: You swapped Chinese words only.

提示：表里还有英文的词，包括首字母大写的。

Hint: The table has English words, too, some with a capital.

fails: test_flipped_caption_is_true
"""

import numpy as np

MIRRORED = {"左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
