"""误区：软目标部分没有乘 T²，温度一高，它的梯度就小到可以忽略。

Misconception: Leaves out the factor T², so that the soft part's gradient all but vanishes at high
temperatures.

提示：软目标的梯度按 1/T² 缩小，乘回 T² 才能和硬标签保持比例。

Hint: Gradients of the soft part shrink like 1/T²; multiply by T² to keep its share.

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
    return alpha * soft + (1 - alpha) * hard
