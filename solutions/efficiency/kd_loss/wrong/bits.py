"""误区：用了以 2 为底的对数。

Misconception: Uses logarithms to base 2.

提示：这里的 ln 是自然对数。

Hint: ln is the natural logarithm.

fails: test_alpha_zero_is_cross_entropy
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
    return (alpha * temperature**2 * soft + (1 - alpha) * hard) / np.log(2)
