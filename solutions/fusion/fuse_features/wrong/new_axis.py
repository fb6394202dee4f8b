"""误区：用 stack 新增了一个轴，结果变成三维。

Misconception: stack makes a new axis, so the result is 3-D.

提示：这里要让已有的轴变长，结果仍是二维：是拼接，不是堆叠。

Hint: An axis that is there already should get longer, and the result stays 2-D: join, don't stack.

fails: test_shape
"""

import numpy as np


def fuse_features(image_feature, text_feature):
    return np.stack((image_feature, text_feature), axis=1)
