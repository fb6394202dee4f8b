"""操作查表，词按配对下标互换。 / A table of operations; words by their place in pairs."""

import numpy as np

WORDS = ["left", "right", "Left", "Right", "左", "右", "左边", "右边"]


def mirrored(word):
    return WORDS[WORDS.index(word) ^ 1] if word in WORDS else word


def flip(image, tokens, amount):
    return np.fliplr(image), list(map(mirrored, tokens))


def brightness(image, tokens, amount):
    table = np.clip(np.arange(256) + amount, 0, 255).astype("uint8")
    return table[image], tokens[:]


def augment_pair(image, tokens, op, amount=0):
    operations = {"flip": flip, "brightness": brightness}
    if op not in operations:
        raise ValueError(f"op must be one of {sorted(operations)}")
    return operations[op](image, tokens, amount)
