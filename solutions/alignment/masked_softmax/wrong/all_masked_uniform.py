"""误区：整行都被屏蔽时，每个位置平分了权重。

Misconception: Spreads the weight evenly over a row that is masked throughout.

提示：一行都填成同一个很小的数，减去最大值就都是 0 了；最后要再用 mask 清一次。

Hint: With one tiny number everywhere, all are 0 once the maximum is subtracted: clear with the
mask at the end.

fails: test_fully_masked_row
"""

import numpy as np


def masked_softmax(scores, mask):
    x = np.where(mask, scores, -1e9)
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
