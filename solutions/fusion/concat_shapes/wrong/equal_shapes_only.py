"""误区：以为形状完全相同才能拼接。

Misconception: Thinks that only equal shapes can be joined.

提示：拼接的那个轴可以不等长，其余各轴才要相等。

Hint: The axis that is joined may differ in length; it is the others that have to agree.

fails: test_columns
"""


def predict():
    return {
        "columns": "error",
        "rows": "error",
        "pair": (8, 2, 512),
        "clips": "error",
        "shared": "error",
        "per_frame": "error",
        "weighted": "error",
        "difference": (8, 8),
        "outer": (8, 512, 300),
    }
