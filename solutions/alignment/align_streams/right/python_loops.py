"""纯 Python，两个指针往前走。 / Plain Python, two pointers that move on."""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    start = max(float(ta[0]), float(tb[0]))
    end = min(float(ta[-1]), float(tb[-1]))
    if end < start:
        raise ValueError("no overlap")
    rows = []
    pa = pb = k = 0
    while True:
        t = start + k / rate
        if t - end > 1e-6 / rate:
            break
        t = min(t, end)
        row = []
        while pa < len(ta) - 2 and ta[pa + 1] <= t:
            pa += 1
        while pb < len(tb) - 2 and tb[pb + 1] <= t:
            pb += 1
        for x, times, p in ((xa, ta, pa), (xb, tb, pb)):
            share = (t - times[p]) / (times[p + 1] - times[p])
            row.extend(x[p, c] + share * (x[p + 1, c] - x[p, c]) for c in range(x.shape[1]))
        rows.append(row)
        k += 1
    return np.array(rows)
