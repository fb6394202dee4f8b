"""逐项相加，只用 Python 的数字。 / Term by term, in Python's own numbers."""

import numpy as np


def class_weights(counts, beta):
    inverse = []
    for count in counts:
        total, term = 0.0, 1.0
        for _ in range(int(count)):
            total += term
            term *= beta
        inverse.append(1 / total if count else 0.0)
    present = sum(count > 0 for count in counts)
    return np.array([present * each / sum(inverse) for each in inverse])
