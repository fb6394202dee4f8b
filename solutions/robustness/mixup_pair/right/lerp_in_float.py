"""先转成浮点，再用 partner + lam * (x - partner)。 / As floats first, then the lerp form."""

import numpy as np


def mixup_pair(features, labels, lam, perm):
    arrays = [*features, labels]
    if len(set(map(len, [*arrays, perm]))) != 1:
        raise ValueError("batch sizes differ")
    results = []
    for array in arrays:
        if not np.issubdtype(array.dtype, np.floating):
            array = array.astype(np.float64)
        partner = np.take(array, perm, axis=0)
        results.append(partner + array.dtype.type(lam) * (array - partner))
    return results[:-1], results[-1]
