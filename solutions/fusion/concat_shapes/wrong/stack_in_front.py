"""误区：以为 stack 的新轴总在最前面。

Misconception: Thinks that the new axis of stack is always the first.

提示：新轴的下标由参数 axis 决定。

Hint: The argument axis says which index the new axis gets.

fails: test_pair
"""


def predict():
    return {
        "columns": (8, 812),
        "rows": "error",
        "pair": (2, 8, 512),
        "clips": (8, 50, 512),
        "shared": "error",
        "per_frame": "error",
        "weighted": "error",
        "difference": (8, 8),
        "outer": (8, 512, 300),
    }
