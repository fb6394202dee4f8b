# promise: shared segments are no way around the limit of memory
# reason: exception assertion timeout

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
libc.shmat.restype = ctypes.c_void_p
libc.shmdt.argtypes = [ctypes.c_void_p]
REMOVE, SIZE = 0, 2**26
total = 0
while total < 2 * 2**30:
    segment = libc.shmget(0, SIZE, 0o600)
    if segment < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    block = libc.shmat(segment, None, 0)
    libc.shmctl(segment, REMOVE, None)
    if block in (None, 2**64 - 1):
        break
    ctypes.memset(block, 1, SIZE)
    total += SIZE
else:
    print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
