# promise: a worker cannot trace the grader
# reason: exception
# dangerous: yes

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
PTRACE_SEIZE = 0x4206
for process in (os.getppid(), TARGET["grader_pid"]):
    if libc.ptrace(PTRACE_SEIZE, process, None, None) == 0:
        print(TARGET["won"])
raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
