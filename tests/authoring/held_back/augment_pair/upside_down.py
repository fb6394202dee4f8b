"""np.take with descending indices; match statement."""

import numpy as np

A = "left Left 左 左边".split()
B = "right Right 右 右边".split()


def _other_side(word):
    if word in A:
        return B[A.index(word)]
    if word in B:
        return A[B.index(word)]
    return word


def augment_pair(image, tokens, op, amount=0):
    match op:
        case "flip":
            backwards = np.arange(len(image))[::-1]
            return np.take(image, backwards, axis=0), [_other_side(w) for w in tokens]
        case "brightness":
            sums = np.array(image, dtype=np.int16) + np.int16(amount)
            return np.uint8(np.minimum(np.maximum(sums, 0), 255)), list(tokens)
        case _:
            raise ValueError("unknown op")
