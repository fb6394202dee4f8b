"""Swaps by position in a copied list; a lookup table of 256 values for brightness."""

import numpy as np

TURN = dict(zip(("left", "Left", "左", "左边"), ("right", "Right", "右", "右边")))


def augment_pair(image, tokens, op, amount=0):
    words = list(tokens)
    if op == "flip":
        mirrored = np.empty_like(image)
        for column in range(image.shape[1]):
            mirrored[:, -1 - column] = image[:, column]
        for i, word in enumerate(words):
            if word in TURN:
                words[i] = TURN[word]
        return mirrored, words
    if op == "brightness":
        lookup = np.array([min(255, max(0, v + amount)) for v in range(256)], dtype=np.uint8)
        return lookup[image], words
    raise ValueError(op)
