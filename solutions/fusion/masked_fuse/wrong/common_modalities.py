"""误区：只用整批样本都有的模态。

Misconception: Uses only those modalities that every sample of the batch has.

提示：一个样本缺了语音，不该连累别的样本也丢掉语音。掩码要逐样本使用。

Hint: One sample without audio mustn't cost the others theirs. Apply the mask sample by sample.

fails: test_rows_are_independent
"""

import numpy as np


def masked_fuse(x, mask):
    present = np.broadcast_to(mask.all(axis=0), mask.shape)[:, :, None]
    total = np.where(present, x, 0).sum(axis=1)
    return total / np.maximum(present.sum(axis=1), 1)
