"""用 logaddexp 归一化，用 average 求平均。 / Normalise with logaddexp, average with average."""

import numpy as np


def _sum(p, w):
    return np.average(p, axis=0, weights=w)


def _product(p, w):
    logs = np.full(p.shape, -np.inf)
    np.log(p, out=logs, where=p > 0)
    logs[w == 0] = 0
    scores = np.sum(w.reshape(-1, 1, 1) * logs, axis=0)
    total = np.logaddexp.reduce(scores, axis=1)
    stuck = total == -np.inf
    total[stuck] = 0
    fused = np.exp(scores - total[:, None])
    fused[stuck] = _sum(p, w)[stuck]
    return fused


_RULES = {"sum": _sum, "product": _product}


def decision_fuse(probabilities, weights, rule):
    if rule not in _RULES:
        raise ValueError(f"no such rule: {rule}")
    if weights.size != probabilities.shape[0]:
        raise ValueError("one weight per modality")
    return _RULES[rule](probabilities, weights)
