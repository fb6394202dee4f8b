"""逐像素、逐词的循环。 / Loops over pixels and words."""

import numpy as np


def augment_pair(image, tokens, op, amount=0):
    height, width, channels = image.shape
    result = np.zeros_like(image)
    words = []
    if op not in ("flip", "brightness"):
        raise ValueError("unknown op " + op)
    for y in range(height):
        for x in range(width):
            for c in range(channels):
                if op == "flip":
                    result[y, width - 1 - x, c] = image[y, x, c]
                else:
                    result[y, x, c] = min(255, max(0, int(image[y, x, c]) + amount))
    for word in tokens:
        if op == "brightness":
            words.append(word)
        elif word == "left":
            words.append("right")
        elif word == "right":
            words.append("left")
        elif word == "Left":
            words.append("Right")
        elif word == "Right":
            words.append("Left")
        elif word == "左":
            words.append("右")
        elif word == "右":
            words.append("左")
        elif word == "左边":
            words.append("右边")
        elif word == "右边":
            words.append("左边")
        else:
            words.append(word)
    return result, words
