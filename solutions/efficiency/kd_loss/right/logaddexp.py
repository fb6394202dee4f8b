"""np.logaddexp.reduce 求归一化常数。 / The normaliser by np.logaddexp.reduce."""

import numpy as np


class Softened:
    def __init__(self, logits, temperature=1.0):
        scaled = logits / temperature
        self.log = scaled - np.logaddexp.reduce(scaled, axis=1, keepdims=True)

    def divergence(self, other):
        return np.sum(np.exp(self.log) * (self.log - other.log)) / len(self.log)


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    teacher = Softened(teacher_logits, temperature)
    soft = teacher.divergence(Softened(student_logits, temperature)) * temperature**2
    rows = range(len(labels))
    hard = -np.mean(Softened(student_logits).log[rows, labels])
    return float(hard + alpha * (soft - hard))
