"""误区：直接在传入的列表和数组上改。

Misconception: You changed the list and the array that were passed in.

提示：同一对图文下一轮还要用：结果放进新的列表和数组。

Hint: The pair is needed again in the next epoch: put results into a new list and a new array.

fails: test_inputs_stay_unchanged
"""

import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        for place, token in enumerate(tokens):
            tokens[place] = MIRRORED.get(token, token)
        image[:] = image[:, ::-1].copy()
        return image, tokens
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255).astype(np.uint8)
        return brighter, list(tokens)
    raise ValueError(op)
