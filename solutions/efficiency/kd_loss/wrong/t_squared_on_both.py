"""误区：T² 乘到了整个损失上，硬标签部分也被放大。

Misconception: Multiplies the whole loss by T², the hard part too.

提示：硬标签部分不带温度，不需要补偿。

Hint: The hard part has no temperature and needs no compensation.

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
    return temperature**2 * (alpha * soft + (1 - alpha) * hard)
