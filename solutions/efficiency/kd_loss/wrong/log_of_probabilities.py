"""误区：softmax 虽然减了最大值，但之后才取对数：概率下溢为 0，ln 0 得到 −∞ 或 NaN。

Misconception: Subtracts the maximum but takes the logarithm of finished probabilities: they
underflow to 0, and ln 0 gives −∞ or NaN.

提示：不要经过概率，log-softmax 可以直接由 logits 算出。

Hint: Don't go through probabilities; the log-softmax follows from the logits.

fails: test_large_logits
"""

import numpy as np


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    p = softmax(teacher_logits / temperature)
    q = softmax(student_logits / temperature)
    soft = (p * (np.log(p) - np.log(q))).sum(axis=1).mean()
    hard = -np.log(softmax(student_logits)[np.arange(len(labels)), labels]).mean()
    return alpha * temperature**2 * soft + (1 - alpha) * hard
