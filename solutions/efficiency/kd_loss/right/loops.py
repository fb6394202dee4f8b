"""纯 Python 循环。 / Plain Python loops."""

from math import exp, log


def log_sum_exp(row):
    top = max(row)
    return top + log(sum(exp(v - top) for v in row))


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    total = 0.0
    for s, t, y in zip(student_logits.tolist(), teacher_logits.tolist(), labels.tolist()):
        hard = log_sum_exp(s) - s[y]
        s = [v / temperature for v in s]
        t = [v / temperature for v in t]
        ls, lt = log_sum_exp(s), log_sum_exp(t)
        soft = 0.0
        for a, b in zip(s, t):
            soft += exp(b - lt) * ((b - lt) - (a - ls))
        total += alpha * temperature**2 * soft + (1 - alpha) * hard
    return total / len(labels)
