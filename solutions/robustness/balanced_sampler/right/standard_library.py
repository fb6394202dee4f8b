"""标准库的 random，商和余数分配名额。 / Python's own random; quotient and remainder."""

import random

import numpy as np


class Sampler:
    def __init__(self, labels, seed):
        self.random = random.Random(seed)
        self.groups = {}
        for index, label in enumerate(labels):
            self.groups.setdefault(int(label), []).append(index)

    def draw(self, n):
        quotient, remainder = divmod(n, len(self.groups))
        lucky = set(self.random.sample(sorted(self.groups), remainder))
        result = []
        for label, group in self.groups.items():
            rounds, rest = divmod(quotient + (label in lucky), len(group))
            result += group * rounds + self.random.sample(group, rest)
        self.random.shuffle(result)
        return result


def balanced_sampler(labels, n, seed):
    return np.array(Sampler(labels, seed).draw(n), dtype="int32")
