"""误区：以为拼接时长度为 1 的轴会自动展开。

Misconception: Thinks that joining expands an axis of length 1.

提示：只有逐元素的运算才广播；拼接要先自己展开。

Hint: Only elementwise operations broadcast; before joining you have to expand it yourself.

fails: test_shared
"""


def predict():
    return {
        "columns": (8, 812),
        "rows": "error",
        "pair": (8, 2, 512),
        "clips": (8, 50, 512),
        "shared": (8, 576),
        "per_frame": "error",
        "weighted": "error",
        "difference": (8, 8),
        "outer": (8, 512, 300),
    }
