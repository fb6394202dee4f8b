# promise: memory beyond the limit is refused
# reason: assertion timeout

import ctypes

libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
total = 0
while total < 3 * 2**30:
    block = libc.malloc(2**26)
    if not block:
        break
    libc.memset(block, 1, 2**26)
    total += 2**26
else:
    print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
