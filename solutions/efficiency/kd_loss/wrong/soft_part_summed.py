"""误区：硬标签部分取了平均，软目标部分却对样本求了和。

Misconception: Averages the hard part over the samples but sums the soft one.

提示：两部分都对样本取平均，比例才不随批次大小变化。

Hint: Average both over the samples, or their proportion depends on the batch size.

fails: test_mean_over_the_batch
"""

import numpy as np


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    log_p = log_softmax(teacher_logits / temperature)
    log_q = log_softmax(student_logits / temperature)
    soft = (np.exp(log_p) * (log_p - log_q)).sum()
    hard = -log_softmax(student_logits)[np.arange(len(labels)), labels].mean()
    return alpha * temperature**2 * soft + (1 - alpha) * hard
