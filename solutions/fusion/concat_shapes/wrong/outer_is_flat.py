"""误区：以为外积的结果会自动展平。

Misconception: Thinks that the outer product comes flattened.

提示：广播的结果保留所有的轴，要展平还得 reshape。

Hint: Broadcasting keeps every axis; flattening takes a reshape.

fails: test_outer
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
        "difference": (8, 8),
        "outer": (8, 153600),
    }
