import numpy as np


def kd_loss(student_logits, teacher_logits, labels, temperature, alpha):
    """知识蒸馏损失，对批次取平均。 / The distillation loss, averaged over the batch.

    student_logits, teacher_logits: (B, C), labels: (B,), temperature > 0, alpha: 0 ... 1
    return: a number
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
