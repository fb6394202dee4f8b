"""误区：用样本数的倒数当概率抽样，只在期望上均衡。

Misconception: You draw with probabilities of 1 / count, which is balanced on average only.

提示：WeightedRandomSampler 就是这样，次数会有随机波动。这里要先把每类的名额定死。

Hint: So does WeightedRandomSampler, and its counts fluctuate. Here the shares are fixed beforehand.

fails: test_even_between_classes
"""

import numpy as np


def balanced_sampler(labels, n, seed):
    rng = np.random.default_rng(seed)
    _, codes, counts = np.unique(labels, return_inverse=True, return_counts=True)
    p = 1 / counts[codes]
    return rng.choice(len(labels), n, p=p / p.sum())
