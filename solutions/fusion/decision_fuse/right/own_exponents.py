"""用整数指数记录量级，像科学记数法。 / Keep the exponents apart, as in scientific notation."""

import numpy as np


class Fuser:
    def __init__(self, weights):
        self.weights = np.array(weights, dtype=float)

    def mean(self, probabilities):
        return (self.weights[:, None, None] * probabilities).sum(0) / self.weights.sum()

    def product(self, probabilities):
        mantissa = np.ones(probabilities.shape[1:])
        exponent = np.zeros(probabilities.shape[1:], dtype=int)
        for p, w in zip(probabilities, self.weights):  # noqa: B905
            mantissa, step = np.frexp(mantissa * p**w)
            exponent += step
        alive = mantissa > 0
        lowest = np.iinfo(int).min // 4
        top = np.where(alive, exponent, lowest).max(axis=1, keepdims=True)
        scaled = np.where(alive, np.ldexp(mantissa, np.clip(exponent - top, -2000, 0)), 0.0)
        total = scaled.sum(axis=1, keepdims=True)
        return np.divide(scaled, total, out=self.mean(probabilities), where=total > 0)


def decision_fuse(probabilities, weights, rule):
    if np.shape(weights) != (len(probabilities),) or rule not in ["sum", "product"]:
        raise ValueError
    fuser = Fuser(weights)
    return fuser.mean(probabilities) if rule == "sum" else fuser.product(probabilities)
