"""误区：以为列数不等时 NumPy 会把窄的补齐。

Misconception: Thinks that NumPy pads the narrower rows.

提示：NumPy 的数组是规整的，从不自动填补；要补就用 np.pad。

Hint: NumPy fills up nothing by itself; if you want padding, call np.pad.

fails: test_rows
"""


def predict():
    return {
        "columns": (8, 812),
        "rows": (16, 512),
        "pair": (8, 2, 512),
        "clips": (8, 50, 512),
        "shared": "error",
        "per_frame": "error",
        "weighted": "error",
        "difference": (8, 8),
        "outer": (8, 512, 300),
    }
