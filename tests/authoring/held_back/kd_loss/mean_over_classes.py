"""Cross-entropy with a one-hot matrix, .mean() for the soft part."""

import numpy as np


def normalised(logits, t=1.0):
    scaled = logits / t
    scaled = scaled - np.amax(scaled, axis=1, keepdims=True)
    return scaled - np.log(np.exp(scaled).sum(axis=1, keepdims=True))


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    truth = np.eye(student_logits.shape[1])[labels]
    hard = -(truth * normalised(student_logits)).sum() / len(truth)
    goal = normalised(teacher_logits, temperature)
    guess = normalised(student_logits, temperature)
    soft = (np.exp(goal) * (goal - guess)).mean() * temperature**2
    return (1 - alpha) * hard + alpha * soft
