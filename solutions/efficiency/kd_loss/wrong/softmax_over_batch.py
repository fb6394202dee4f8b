"""误区：softmax 沿批次轴（axis=0）做了。

Misconception: Takes the softmax along the batch, axis 0.

提示：每一行是一个样本的分布，要沿类别轴归一化。

Hint: Each row is the distribution of one sample: normalise along the classes.

fails: test_alpha_zero_is_cross_entropy
"""

import numpy as np


def log_softmax(z):
    z = z - z.max(axis=0, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=0, keepdims=True))


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    log_p = log_softmax(teacher_logits / temperature)
    log_q = log_softmax(student_logits / temperature)
    soft = (np.exp(log_p) * (log_p - log_q)).sum(axis=1).mean()
    hard = -log_softmax(student_logits)[np.arange(len(labels)), labels].mean()
    return alpha * temperature**2 * soft + (1 - alpha) * hard
