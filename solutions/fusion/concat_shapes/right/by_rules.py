"""把规则写成函数，结果里是 np.int64。 / The rules as functions, with lengths as np.int64."""

import numpy as np


def join(first, second, axis):
    first, second = np.array(first), np.array(second)
    if first.size != second.size or np.any(np.delete(first != second, axis)):
        return "error"
    first[axis] += second[axis]
    return tuple(first)


def spread(first, second):
    try:
        return np.broadcast_shapes(first, second)
    except ValueError:
        return " ERROR "


def predict():
    answers = {}
    answers["columns"] = join((8, 512), (8, 300), 1)
    answers["rows"] = join((8, 512), (8, 300), 0)
    answers["pair"] = tuple(np.insert(np.array((8, 512)), 1, 2))
    answers["clips"] = join((8, 20, 512), (8, 30, 512), 1)
    answers["shared"] = join((8, 512), (1, 64), 1)
    answers["per_frame"] = join((8, 20, 512), (8, 512), -1)
    answers["weighted"] = spread((8,), (8, 512))
    answers["difference"] = spread((8, 1), (8,))
    answers["outer"] = spread((8, 512, 1), (8, 1, 300))
    return answers
