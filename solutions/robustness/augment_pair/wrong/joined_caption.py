"""误区：返回的描述是拼好的句子，不是词的列表。

Misconception: Your caption is a sentence, not a list of words.

提示：输入是分好的词，输出也是。

Hint: Words came in, words go out.

fails: test_returns_image_and_words
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        words = [MIRRORED.get(token, token) for token in tokens]
        return image[:, ::-1].copy(), " ".join(words)
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
