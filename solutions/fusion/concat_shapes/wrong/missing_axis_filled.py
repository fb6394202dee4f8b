"""误区：以为拼接时会给少一个轴的数组补上。

Misconception: Thinks that joining supplies the axis that an array lacks.

提示：补轴是广播的规则。concatenate 要求各数组的轴数相同。

Hint: Supplying axes is a rule of broadcasting. concatenate wants equal numbers of axes.

fails: test_per_frame
"""


def predict():
    return {
        "columns": (8, 812),
        "rows": "error",
        "pair": (8, 2, 512),
        "clips": (8, 50, 512),
        "shared": "error",
        "per_frame": (8, 20, 1024),
        "weighted": "error",
        "difference": (8, 8),
        "outer": (8, 512, 300),
    }
