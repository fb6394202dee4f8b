"""误区：以为插入新轴再相乘等于拼接。

Misconception: Thinks that new axes and a product amount to joining.

提示：相乘让每个图像特征遇上每个正文特征，个数是乘积，不是和。

Hint: In the product each image feature meets each text feature: their number is a product, not a
sum.

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
        "outer": (8, 812),
    }
