"""误区：按行号对应，截到较短的一路，完全没用时刻。

Misconception: Pairs rows by their number and cuts to the shorter stream, without any times.

提示：同一行号不是同一时刻；要按 ta 和 tb 插值。

Hint: The same row number isn't the same moment: interpolate by ta and tb.

fails: test_rows_cover_the_overlap
"""

import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    if max(ta[0], tb[0]) > min(ta[-1], tb[-1]):
        raise ValueError("no overlap")
    rows = min(len(xa), len(xb))
    return np.concatenate([xa[:rows], xb[:rows]], axis=1)
