"""误区：算完 (1 − β) / (1 − βⁿ) 就返回了，没有归一化。

Misconception: You return (1 − β) / (1 − βⁿ) as it is, without normalising.

提示：给所有权重乘同一个常数，让它们的和等于有样本的类别数。

Hint: Multiply all weights by one constant, so that they sum to the number of classes with samples.

fails: test_weights_sum_to_classes
"""

import numpy as np


def class_weights(counts, beta):
    effective = counts if beta == 1 else (1 - beta**counts) / (1 - beta)
    return np.divide(1, effective, out=np.zeros(len(counts)), where=counts > 0)
