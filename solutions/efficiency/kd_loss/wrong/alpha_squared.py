"""误区：平方把 α 也括了进去，权重成了 α²T²。

Misconception: Squares α along with T, so that the weight is α²T².

提示：只有温度要平方。

Hint: Only the temperature is squared.

fails: test_alpha_weighs_both
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
    return (alpha * temperature) ** 2 * soft + (1 - alpha) * hard
