"""A regular expression with a callback, word by word."""

import re

import numpy as np

SIDES = {"left": "right", "Left": "Right", "左": "右"}
SIDES |= {b: a for a, b in SIDES.items()}
PATTERN = re.compile("|".join(SIDES))


def augment_pair(image, tokens, op, amount=0):
    if op == "brightness":
        lighter = np.clip(image.astype(float) + amount, 0, 255).astype(np.uint8)
        return lighter, [*tokens]
    if op != "flip":
        raise ValueError(f"no such op: {op}")
    caption = []
    for token in tokens:
        caption.append(PATTERN.sub(lambda found: SIDES[found.group()], token))
    return np.flip(image, 1).copy(), caption
