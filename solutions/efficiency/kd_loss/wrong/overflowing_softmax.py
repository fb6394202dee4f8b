"""误区：直接对 logits 取指数，大的 logits 使 exp 上溢，得到 NaN。

Misconception: Takes the exponential of the logits as they are, which overflows for large ones and
gives NaN.

提示：先减去每行的最大值，并且直接计算对数概率。

Hint: Subtract each row's maximum first, and compute log-probabilities directly.

fails: test_large_logits
"""

import numpy as np


def softmax(z):
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    p = softmax(teacher_logits / temperature)
    q = softmax(student_logits / temperature)
    soft = (p * (np.log(p) - np.log(q))).sum(axis=1).mean()
    hard = -np.log(softmax(student_logits)[np.arange(len(labels)), labels]).mean()
    return alpha * temperature**2 * soft + (1 - alpha) * hard
