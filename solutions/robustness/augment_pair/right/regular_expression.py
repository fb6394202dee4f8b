"""整词匹配的正则；饱和加减不用更宽的类型。 / Whole-word patterns; saturating sums within uint8."""

import re

import numpy as np

SIDE = re.compile("left|Left|左边|左|(right|Right|右边|右)")
THERE = str.maketrans("左右", "右左")


def swap(word):
    found = SIDE.fullmatch(word)
    if not found:
        return word
    if word.isascii():
        new = "left" if found[1] else "right"
        return new.capitalize() if word[0].isupper() else new
    return word.translate(THERE)


def augment_pair(image, tokens, op, amount=0):
    match op:
        case "flip":
            return np.take(image, np.arange(image.shape[1])[::-1], axis=1), [
                swap(t) for t in tokens
            ]
        case "brightness" if amount >= 0:
            return image + np.minimum(255 - image, np.uint8(amount)), tokens
        case "brightness":
            return image - np.minimum(image, np.uint8(-amount)), tokens
    raise ValueError
