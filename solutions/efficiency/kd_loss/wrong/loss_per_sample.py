"""误区：返回了每个样本的损失，没有对批次取平均。

Misconception: Returns a loss per sample instead of the mean over the batch.

提示：优化器要的是一个数。

Hint: The optimiser wants one number.

fails: test_returns_a_number
"""

import numpy as np


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    log_p = log_softmax(teacher_logits / temperature)
    log_q = log_softmax(student_logits / temperature)
    soft = (np.exp(log_p) * (log_p - log_q)).sum(axis=1)
    hard = -log_softmax(student_logits)[np.arange(len(labels)), labels]
    return alpha * temperature**2 * soft + (1 - alpha) * hard
