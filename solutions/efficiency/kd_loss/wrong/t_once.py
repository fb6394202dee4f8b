"""误区：只乘了 T，没有乘 T²。

Misconception: Multiplies by T rather than T².

提示：logits 除以 T 使梯度缩小一次，高温下两边分布的差又缩小一次，所以是平方。

Hint: Dividing logits by T shrinks the gradient once, and hot distributions differ less by T again:
hence the square.

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
    return alpha * temperature * soft + (1 - alpha) * hard
