"""误区：把（8, 1）和（8,）都看成 8 个数，一一相减。

Misconception: Takes (8, 1) and (8,) for 8 numbers each, subtracted one by one.

提示：靠右对齐，补上左边的 1，再逐轴比较一次。

Hint: Align them at the right, fill up with 1 at the left, and compare axis by axis once more.

fails: test_difference
"""


def predict():
    return {
        "columns": (8, 812),
        "rows": "error",
        "pair": (8, 2, 512),
        "clips": (8, 50, 512),
        "shared": "error",
        "per_frame": "error",
        "weighted": "error",
        "difference": (8,),
        "outer": (8, 512, 300),
    }
