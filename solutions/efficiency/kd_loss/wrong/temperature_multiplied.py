"""误区：logits 乘了 T，分布变得更尖而不是更平。

Misconception: Multiplies the logits by T, which sharpens the distributions instead of softening
them.

提示：温度越高分布越平，所以是除以 T。

Hint: The hotter the flatter, so divide by T.

fails: test_temperature
"""

import numpy as np


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    log_p = log_softmax(teacher_logits * temperature)
    log_q = log_softmax(student_logits * temperature)
    soft = (np.exp(log_p) * (log_p - log_q)).sum(axis=1).mean()
    hard = -log_softmax(student_logits)[np.arange(len(labels)), labels].mean()
    return alpha * temperature**2 * soft + (1 - alpha) * hard
