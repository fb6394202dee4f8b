import numpy as np


def dtw(x, y):
    distance = np.linalg.norm(x[:, None] - y, axis=-1)
    total = np.full((len(x) + 1, len(y) + 1), np.inf)
    total[0, 0] = 0
    for i, j in np.ndindex(distance.shape):
        total[i + 1, j + 1] = distance[i, j] + min(total[i, j], total[i, j + 1], total[i + 1, j])

    path = []
    i, j = len(x), len(y)
    while i:
        path.append((i - 1, j - 1))
        i, j = min((i - 1, j - 1), (i - 1, j), (i, j - 1), key=lambda cell: total[cell])
    return total[-1, -1], path[::-1]
