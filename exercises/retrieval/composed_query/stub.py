import numpy as np


def composed_query(image_scores, text_scores, k=60):
    """用倒数排名融合两路检索结果。 / Fuse the results of two searches by reciprocal ranks.

    image_scores, text_scores: (N,), NaN = not found
    return: order (M,), row numbers, best first; fused (M,), their fused scores
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
