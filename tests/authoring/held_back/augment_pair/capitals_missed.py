"""if and elif for each word, image mirrored by a negative step."""

import numpy as np


def _swap(word):
    if word == "left":
        return "right"
    elif word == "right":
        return "left"
    elif word in ("左", "左边"):
        return "右" + word[1:]
    elif word in ("右", "右边"):
        return "左" + word[1:]
    return word


def augment_pair(image, tokens, op, amount=0):
    if op not in {"flip", "brightness"}:
        raise ValueError("flip or brightness")
    if op == "flip":
        return np.array(image[:, ::-1, :]), [_swap(t) for t in tokens]
    bright = image.astype(np.int32)
    bright += amount
    bright[bright < 0] = 0
    bright[bright > 255] = 255
    return bright.astype(np.uint8), list(tokens)
