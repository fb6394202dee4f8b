import numpy as np


def align_streams(xa, ta, xb, tb, rate):
    """把两路特征对齐到同一组时刻。 / Bring two streams to the same moments.

    xa: (na, da), ta: (na,) 秒 / seconds, xb: (nb, db), tb: (nb,) 秒 / seconds, rate: Hz
    return: (rows, da + db)
    """
    raise NotImplementedError("在这里写你的代码 / write your code here")
