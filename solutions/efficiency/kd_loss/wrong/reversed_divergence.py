"""误区：KL 的方向反了，算成了 KL(学生‖教师)。

Misconception: Takes the divergence the other way round, KL(student‖teacher).

提示：期望是在教师的分布下取的，权重是 p。

Hint: The expectation is taken under the teacher, so the weights are p.

fails: test_divergence_from_the_teacher
"""

import numpy as np


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    log_p = log_softmax(teacher_logits / temperature)
    log_q = log_softmax(student_logits / temperature)
    soft = (np.exp(log_q) * (log_q - log_p)).sum(axis=1).mean()
    hard = -log_softmax(student_logits)[np.arange(len(labels)), labels].mean()
    return alpha * temperature**2 * soft + (1 - alpha) * hard
