"""误区：用 [:, labels] 取数，取到的是每个样本对所有标签的对数概率。

Misconception: Indexes [:, labels], which fetches the entries of all labels for each sample.

提示：行号和标签要成对地给，每行只取一个。

Hint: Give row numbers and labels in pairs, one entry per row.

fails: test_mean_over_the_batch
"""

import numpy as np


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    log_p = log_softmax(teacher_logits / temperature)
    log_q = log_softmax(student_logits / temperature)
    soft = (np.exp(log_p) * (log_p - log_q)).sum(axis=1).mean()
    hard = -log_softmax(student_logits)[:, labels].mean()
    return alpha * temperature**2 * soft + (1 - alpha) * hard
