"""Difference of probabilities times difference of logarithms."""

import numpy as np


def log_softmax(logits):
    low = logits - logits.max(axis=1, keepdims=True)
    return low - np.log(np.exp(low).sum(axis=1, keepdims=True))


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    lp = log_softmax(teacher_logits / temperature)
    lq = log_softmax(student_logits / temperature)
    soft = 0.5 * temperature**2 * ((np.exp(lp) - np.exp(lq)) * (lp - lq)).sum(axis=1)
    hard = -log_softmax(student_logits)[np.arange(len(labels)), labels]
    return (alpha * soft + (1 - alpha) * hard).mean()
