"""误区：KL 对类别也取了平均，比应有的小 C 倍。

Misconception: Averages the KL over the classes too, which makes it C times too small.

提示：KL 对类别求和，只对样本取平均；PyTorch 里对应 reduction="batchmean"，不是 "mean"。

Hint: Sum over classes and average over samples; in PyTorch that is reduction="batchmean", not
"mean".

fails: test_divergence_from_the_teacher
"""

import numpy as np


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    log_p = log_softmax(teacher_logits / temperature)
    log_q = log_softmax(student_logits / temperature)
    soft = (np.exp(log_p) * (log_p - log_q)).mean()
    hard = -log_softmax(student_logits)[np.arange(len(labels)), labels].mean()
    return alpha * temperature**2 * soft + (1 - alpha) * hard
