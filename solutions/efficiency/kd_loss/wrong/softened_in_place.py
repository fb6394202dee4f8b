"""误区：用 /= 就地把教师的 logits 除以了 T，改动了输入。

Misconception: Divides the teacher's logits by T in place, which changes the input.

提示：/= 会改写调用者的数组，请用 /。

Hint: /= writes to the caller's array; use /.

fails: test_inputs_stay_unchanged
"""

import numpy as np


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    teacher_logits /= temperature
    log_p = log_softmax(teacher_logits)
    log_q = log_softmax(student_logits / temperature)
    soft = (np.exp(log_p) * (log_p - log_q)).sum(axis=1).mean()
    hard = -log_softmax(student_logits)[np.arange(len(labels)), labels].mean()
    return alpha * temperature**2 * soft + (1 - alpha) * hard
