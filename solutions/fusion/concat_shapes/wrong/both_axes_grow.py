"""误区：以为拼接会让两个轴都变长。

Misconception: Thinks that joining makes both axes longer.

提示：想象把两张表并排放：列变多了，行还是那些行。

Hint: Picture two tables side by side: there are more columns, but the rows are the same.

fails: test_columns
"""


def predict():
    return {
        "columns": (16, 812),
        "rows": "error",
        "pair": (8, 2, 512),
        "clips": (8, 50, 512),
        "shared": "error",
        "per_frame": "error",
        "weighted": "error",
        "difference": (8, 8),
        "outer": (8, 512, 300),
    }
