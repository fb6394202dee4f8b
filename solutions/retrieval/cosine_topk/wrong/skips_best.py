"""误区：跳过了最相似的一个，以为那是查询自己。

Misconception: Skips the best match, as if it were the query itself.

提示：这里的查询不在图库里，最相似的那个就是答案。

Hint: These queries are not part of the gallery: the best match is the answer.

fails: test_shape
"""

import numpy as np


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-12)


def cosine_topk(queries, gallery, k):
    return np.argsort(-(unit(queries) @ unit(gallery).T), axis=1, kind="stable")[:, 1 : k + 1]
