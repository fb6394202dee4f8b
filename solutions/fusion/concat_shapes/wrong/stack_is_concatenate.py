"""误区：把 stack 当成了 concatenate。

Misconception: Takes stack for concatenate.

提示：stack 的结果比输入多一个轴。

Hint: What stack gives has one axis more than its inputs.

fails: test_pair
"""


def predict():
    return {
        "columns": (8, 812),
        "rows": "error",
        "pair": (8, 1024),
        "clips": (8, 50, 512),
        "shared": "error",
        "per_frame": "error",
        "weighted": "error",
        "difference": (8, 8),
        "outer": (8, 512, 300),
    }
