"""逐行循环。 / Row by row."""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    n = len(labels)
    if len(perm) != n:
        raise ValueError("perm")
    out = []
    for x in list(features) + [labels]:
        if len(x) != n:
            raise ValueError("rows")
        kind = x.dtype if x.dtype.kind == "f" else np.float32
        y = np.zeros(x.shape, dtype=kind)
        for i in range(n):
            y[i] = lam * x[i] + (1.0 - lam) * x[perm[i]]
        out.append(y)
    return out[:-1], out[-1]
