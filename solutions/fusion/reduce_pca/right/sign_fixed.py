"""scikit-learn 式的类，统一方向的正负号。 / A class as in scikit-learn, with signs settled."""

import numpy as np


class PCA:
    def __init__(self, n_components):
        self.n_components = n_components

    def fit(self, x):
        self.mean_ = np.mean(x, axis=0)
        _, _, vt = np.linalg.svd(np.asarray(x, float) - self.mean_, full_matrices=False)
        largest = np.argmax(np.abs(vt), axis=1)
        signs = np.where(vt[np.arange(len(vt)), largest] < 0, -1.0, 1.0)
        self.components_ = (vt * signs[:, None])[: self.n_components]
        return self

    def transform(self, x):
        return np.einsum("bd,kd->bk", x - self.mean_, self.components_)


def reduce_pca(x, k):
    if k < 1 or k > x.shape[0] or k > x.shape[1]:
        raise ValueError(f"k = {k}")
    pca = PCA(k).fit(x)
    return pca.transform(x), pca.components_.T, pca.mean_
