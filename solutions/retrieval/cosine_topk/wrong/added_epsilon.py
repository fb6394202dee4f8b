"""误区：给每个长度加上 1e-6，短的向量被压低了。

Misconception: Adds 1e-6 to each length, which holds short vectors down.

提示：加上的数和长度差不多大时，余弦就不对了。只在长度是 0 的时候才需要它。

Hint: Where the addend is about as large as the length the cosine is wrong. It is only needed
where the length is 0.

fails: test_length_does_not_matter
"""

import numpy as np


def cosine_topk(queries, gallery, k):
    length = np.linalg.norm(gallery, axis=1) + 1e-6
    return np.argsort(-(queries @ gallery.T / length), axis=1, kind="stable")[:, :k]
