import numpy as np


def cosine_topk(queries, gallery, k):
    """为每个查询找出余弦相似度最大的 k 个向量。 / Find the k most similar vectors by cosine.

    queries: (Q, D), gallery: (N, D)
    return: (Q, min(k, N)), row numbers of the gallery, best first
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
