"""误区：不管哪种操作都换方位词，调亮度时描述也变了。

Misconception: You swap words of place whatever the operation, so brightness changes the caption.

提示：亮度不改变左右，描述要原样保留。

Hint: Brightness doesn't touch left and right: keep the caption.

fails: test_brightness_keeps_caption
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
        return brighter, [MIRRORED.get(token, token) for token in tokens]
    raise ValueError(op)
