import numpy as np

MIRRORED = {"left": "right", "Left": "Right", "左": "右", "左边": "右边"}
MIRRORED.update({right: left for left, right in MIRRORED.items()})


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        return image[:, ::-1].copy(), [MIRRORED.get(token, token) for token in tokens]
    if op == "brightness":
        brighter = np.clip(image.astype(int) + amount, 0, 255)
        return brighter.astype(np.uint8), list(tokens)
    raise ValueError(op)
