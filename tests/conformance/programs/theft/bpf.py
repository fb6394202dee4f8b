# promise: a worker cannot load programs into the kernel
# reason: exception
# unmet: process: it filters no system calls

import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 321, "aarch64": 280}[platform.machine()]
BPF_MAP_CREATE, ARRAY = 0, 2
settings = b"".join(size.to_bytes(4, "little") for size in (ARRAY, 4, 4, 1)) + bytes(100)
if libc.syscall(number, BPF_MAP_CREATE, settings, 72) >= 0:
    print(TARGET["won"])
raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
