"""Brightness is applied to flips as well, with a dict for the words."""

import numpy as np

LEFT = ["left", "Left", "左", "左边"]
RIGHT = ["right", "Right", "右", "右边"]
MIRROR = dict(zip(LEFT + RIGHT, RIGHT + LEFT))


def augment_pair(image, tokens, op, amount=0):
    if op not in ("flip", "brightness"):
        raise ValueError(op)
    caption = list(tokens)
    picture = np.clip(np.int32(image) + amount, 0, 255).astype(np.uint8)
    if op == "flip":
        picture = np.fliplr(picture).copy()
        caption = [MIRROR.get(word, word) for word in caption]
    return picture, caption
