"""A function for each operation in a dict; np.add in int64."""

import numpy as np

PLACES = [("left", "right"), ("Left", "Right"), ("左", "右"), ("左边", "右边")]


def _flip(image, tokens, amount):
    table = {a: b for a, b in PLACES}
    table.update({b: a for a, b in PLACES})
    return np.fliplr(image).copy(), [table[t] if t in table else t for t in tokens]


def _brightness(image, tokens, amount):
    return np.add(image, amount, dtype=np.int64).astype(np.uint8), tokens[:]


def augment_pair(image, tokens, op, amount=0):
    actions = {"flip": _flip, "brightness": _brightness}
    if op not in actions:
        raise ValueError(op)
    return actions[op](image, tokens, amount)
