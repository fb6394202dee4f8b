"""先去掉空类别再算，最后放回原位。 / Drop empty classes, compute, put them back."""

import numpy as np


def class_weights(counts, beta):
    if not counts.all():
        weights = np.zeros(len(counts))
        weights[counts != 0] = class_weights(counts[counts != 0], beta)
        return weights
    if beta == 1.0:
        scores = 1.0 / counts
    else:
        scores = 1.0 / (1.0 - np.exp(counts * np.log(beta))) if beta else np.ones(len(counts))
    return scores * len(scores) / np.sum(scores)
