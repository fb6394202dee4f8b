"""对转置做 SVD，取左奇异向量；z 由奇异值得到。 / SVD of the transpose; z from singular values."""

from numpy.linalg import svd


def reduce_pca(x, k):
    samples, features = x.shape
    if k not in range(1, min(samples, features) + 1):
        raise ValueError("k out of range")
    mean = x.sum(axis=0) / samples
    left, sizes, right = svd((x - mean).T, full_matrices=False)
    return right[:k].T * sizes[:k], left[:, :k], mean
