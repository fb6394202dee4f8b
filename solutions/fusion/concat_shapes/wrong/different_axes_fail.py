"""误区：以为轴数不同就不能做减法。

Misconception: Thinks that different numbers of axes can't be subtracted.

提示：轴少的一方左边补 1，然后照常广播。不报错正是危险之处。

Hint: The side with fewer axes gets a 1 at its left, then broadcasting goes on as ever. That no
error is raised is just the danger.

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
        "difference": "error",
        "outer": (8, 512, 300),
    }
