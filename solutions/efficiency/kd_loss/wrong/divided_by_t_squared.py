"""误区：把 T² 除掉了，而不是乘上。

Misconception: Divides by T² instead of multiplying.

提示：T² 是为了抵消梯度按 1/T² 的缩小，应当相乘。

Hint: T² is there to undo a shrinking by 1/T², so multiply.

fails: test_temperature
"""

import numpy as np


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    log_p = log_softmax(teacher_logits / temperature)
    log_q = log_softmax(student_logits / temperature)
    soft = (np.exp(log_p) * (log_p - log_q)).sum(axis=1).mean()
    hard = -log_softmax(student_logits)[np.arange(len(labels)), labels].mean()
    return alpha * soft / temperature**2 + (1 - alpha) * hard
