"""从终点往前算，路径就不用翻转。 / Costs to go, so that the path comes out in order."""

import numpy as np


class Aligner:
    def __init__(self, x, y):
        squares = (x**2).sum(1)[:, None] + (y**2).sum(1)[None] - 2 * x @ y.T
        self.d = np.sqrt(np.maximum(squares, 0))
        n, m = self.d.shape
        self.togo = np.full((n + 1, m + 1), np.inf)
        for i in reversed(range(n)):
            for j in reversed(range(m)):
                after = [self.togo[i + 1, j + 1], self.togo[i + 1, j], self.togo[i, j + 1]]
                last = i == n - 1 and j == m - 1
                self.togo[i, j] = self.d[i, j] + (0 if last else min(after))

    def walk(self):
        n, m = self.d.shape
        i = j = 0
        yield [0, 0]
        while (i, j) != (n - 1, m - 1):
            moves = [(i, j + 1), (i + 1, j), (i + 1, j + 1)]
            i, j = min(moves, key=lambda move: self.togo[move])
            yield [i, j]


def dtw(x, y):
    aligner = Aligner(x, y)
    return np.array(aligner.togo[0, 0]), list(aligner.walk())
