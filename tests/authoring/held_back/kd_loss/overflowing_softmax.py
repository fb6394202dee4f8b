"""Scores minus the log of summed exponentials."""

import numpy as np


def log_q(scores):
    return scores - np.log(np.sum(np.exp(scores), axis=1, keepdims=True))


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    p = log_q(np.divide(teacher_logits, temperature))
    q = log_q(np.divide(student_logits, temperature))
    kl = np.sum(np.exp(p) * (p - q), axis=1) * temperature**2
    picked = log_q(student_logits)[np.arange(labels.size), labels]
    return np.average(alpha * kl - (1 - alpha) * picked)
