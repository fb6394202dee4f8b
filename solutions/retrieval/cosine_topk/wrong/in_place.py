"""误区：就地归一化，改动了图库。

Misconception: Normalises in place and so changes the gallery.

提示：`/=` 改的是调用者的数组，下一次查询用的就不是原来的图库了。

Hint: `/=` works on the array of the caller, whose gallery is then another one.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def cosine_topk(queries, gallery, k):
    gallery /= np.maximum(np.linalg.norm(gallery, axis=1, keepdims=True), 1e-12)
    return np.argsort(-(queries @ gallery.T), axis=1, kind="stable")[:, :k]
