"""误区：α 和 1 − α 放反了，α 给了硬标签。

Misconception: Swaps the weights, giving α to the hard part.

提示：这里 α 是软目标部分的权重；α = 0 时应当只剩交叉熵。

Hint: Here α weighs the soft part; with α = 0 only the cross-entropy remains.

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
    return (1 - alpha) * temperature**2 * soft + alpha * hard
