# promise: a worker has no rights of an administrator
# reason: exception
# unmet: process: the superuser's worker has the superuser's capabilities

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
OPEN_TREE, FSOPEN, FSPICK = 428, 430, 433
for number, arguments in (
    (OPEN_TREE, (-100, b"/", 1)),
    (FSOPEN, (b"tmpfs", 0)),
    (FSPICK, (-100, b"/", 0)),
):
    if libc.syscall(number, *arguments) >= 0:
        print(number, TARGET["won"])
raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
