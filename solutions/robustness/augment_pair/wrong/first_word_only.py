"""误区：只换了第一个方位词。

Misconception: You swapped the first word of place only.

提示：描述里可能有好几个方位词，每个都要换。

Hint: A caption may have several words of place: swap each of them.

fails: test_flipped_caption_is_true
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = list(tokens)
        for place, token in enumerate(tokens):
            if token in MIRRORED:
                words[place] = MIRRORED[token]
                break
        return image[:, ::-1].copy(), words
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
