import numpy as np


def dp_gradients(shards, weight):
    """每个 worker 的梯度，以及整个批次的梯度。 / Each worker's gradient and the whole batch's.

    shards: [(x, y), ...], x: (n, D), y: (n,), weight: (D, C)
    return: (local, full), local: [(D, C), ...], full: (D, C)
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
