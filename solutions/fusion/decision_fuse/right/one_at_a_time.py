"""一个模态一个模态地乘，每乘一次归一化一次。 / Multiply and normalise one modality at a time."""

import numpy as np


def decision_fuse(probabilities, weights, rule):
    modalities, samples, classes = probabilities.shape
    if weights.shape != (modalities,):
        raise ValueError("one weight per modality")
    average = np.einsum("m,mbc->bc", weights, probabilities) / np.sum(weights)
    if rule == "sum":
        return average
    if rule != "product":
        raise ValueError(rule)
    fused = np.full((samples, classes), 1 / classes)
    for weight, predicted in zip(weights, probabilities, strict=True):
        fused = fused * predicted**weight  # 0 ** 0 is 1
        total = fused.sum(axis=1, keepdims=True)
        fused = fused / np.where(total > 0, total, 1)
    nothing_left = fused.sum(axis=1) == 0
    fused[nothing_left] = average[nothing_left]
    return fused
