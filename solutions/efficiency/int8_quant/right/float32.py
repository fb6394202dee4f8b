"""全程 float32，输出通道挪到最后一轴。 / float32 throughout, channels moved to the last axis."""

import numpy as np

LEVELS = np.float32(127)


def int8_quant(weight):
    moved = np.moveaxis(weight.astype(np.float32), 0, -1)
    scale = np.abs(moved).reshape(-1, len(weight)).max(0) / LEVELS
    scale[scale == 0] = 1
    return np.int8(np.moveaxis(np.round(moved / scale), -1, 0)), scale
