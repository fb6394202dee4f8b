# promise: a worker cannot watch what other processes do
# reason: exception
# unmet: process: it runs with the user's rights over processes

import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
attributes = ctypes.create_string_buffer(128)
ctypes.memmove(attributes, (1).to_bytes(4, "little") + (128).to_bytes(4, "little"), 8)
number = {"x86_64": 298, "aarch64": 241}[platform.machine()]
if libc.syscall(number, attributes, TARGET["pid"], -1, -1, 0) >= 0:
    print(TARGET["won"])
raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
