"""误区：以为 hstack 沿最后一个轴拼接。

Misconception: Thinks that hstack joins along the last axis.

提示：hstack 对二维及以上的数组一律沿 axis=1 拼接，三维时那不是最后一个轴。

Hint: With two axes or more hstack always joins along axis 1, which isn't the last of three.

fails: test_clips
"""


def predict():
    return {
        "columns": (8, 812),
        "rows": "error",
        "pair": (8, 2, 512),
        "clips": "error",
        "shared": "error",
        "per_frame": "error",
        "weighted": "error",
        "difference": (8, 8),
        "outer": (8, 512, 300),
    }
