"""误区：只软化了学生，教师的 logits 没有除以 T。

Misconception: Softens the student only and leaves the teacher's logits undivided.

提示：两边要用同一个温度，否则学生学到的不是教师的分布。

Hint: Both need the same temperature, else the student learns another distribution than the
teacher's.

fails: test_same_distribution_costs_nothing
"""

import numpy as np


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    log_p = log_softmax(teacher_logits)
    log_q = log_softmax(student_logits / temperature)
    soft = (np.exp(log_p) * (log_p - log_q)).sum(axis=1).mean()
    hard = -log_softmax(student_logits)[np.arange(len(labels)), labels].mean()
    return alpha * temperature**2 * soft + (1 - alpha) * hard
