"""误区：以为 concatenate 默认沿最后一个轴拼接。

Misconception: Thinks that concatenate joins along the last axis by default.

提示：默认的 axis 是 0，也就是按行往下叠。

Hint: The default axis is 0: rows on top of each other.

fails: test_rows
"""


def predict():
    return {
        "columns": (8, 812),
        "rows": (8, 812),
        "pair": (8, 2, 512),
        "clips": (8, 50, 512),
        "shared": "error",
        "per_frame": "error",
        "weighted": "error",
        "difference": (8, 8),
        "outer": (8, 512, 300),
    }
