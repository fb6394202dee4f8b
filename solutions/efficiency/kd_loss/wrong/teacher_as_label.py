"""误区：硬标签部分用了教师的预测，没有用真实标签。

Misconception: Takes the teacher's prediction for the hard part rather than the true labels.

提示：硬标签部分正是为了在教师出错时纠正它。

Hint: The hard part is there to correct the teacher where it errs.

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
    predicted = teacher_logits.argmax(axis=1)
    hard = -log_softmax(student_logits)[np.arange(len(labels)), predicted].mean()
    return alpha * temperature**2 * soft + (1 - alpha) * hard
