import numpy as np


def decision_fuse(probabilities, weights, rule):
    """融合各模态的预测概率。 / Fuse the predictions of several modalities.

    probabilities: (modalities, samples, classes), weights: (modalities,), rule: "sum" | "product"
    return: (samples, classes)
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
