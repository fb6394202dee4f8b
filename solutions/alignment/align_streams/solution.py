import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    start, end = max(ta[0], tb[0]), min(ta[-1], tb[-1])
    if start > end:
        raise ValueError("the streams do not overlap")
    steps = int((end - start) * rate + 1e-6)
    moments = start + np.arange(steps + 1) / rate
    first = [np.interp(moments, ta, column) for column in xa.T]
    second = [np.interp(moments, tb, column) for column in xb.T]
    return np.column_stack(first + second)
