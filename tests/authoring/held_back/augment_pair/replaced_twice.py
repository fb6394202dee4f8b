"""One pass over the list for each entry of a tuple of pairs."""

import numpy as np

PAIRS = (("left", "right"), ("Left", "Right"), ("左", "右"), ("左边", "右边"))


def _replace(words, old, new):
    return [new if w == old else w for w in words]


def augment_pair(image, tokens, op, amount=0):
    words = list(tokens)
    if op == "flip":
        for a, b in PAIRS:
            words = _replace(words, a, b)
            words = _replace(words, b, a)
        return image[:, ::-1].copy(), words
    if op == "brightness":
        shifted = image.astype(np.int16) + amount
        return shifted.clip(0, 255).astype("uint8"), words
    raise ValueError(repr(op))
