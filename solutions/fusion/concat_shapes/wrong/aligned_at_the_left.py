"""误区：以为广播从左边对齐。

Misconception: Thinks that broadcasting aligns shapes at the left.

提示：靠右对齐：（8,）对上的是最后一个轴。每个样本一个权重要写成（8, 1）。

Hint: It aligns them at the right: (8,) meets the last axis. A weight per sample has to be (8, 1).

fails: test_weighted
"""


def predict():
    return {
        "columns": (8, 812),
        "rows": "error",
        "pair": (8, 2, 512),
        "clips": (8, 50, 512),
        "shared": "error",
        "per_frame": "error",
        "weighted": (8, 512),
        "difference": (8, 1),
        "outer": (8, 512, 300),
    }
