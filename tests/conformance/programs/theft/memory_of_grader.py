# promise: a worker cannot read the memory of grader and zygote
# reason: exception
# unmet: process: it runs with the user's rights over processes

import ctypes
import errno
import os

libc = ctypes.CDLL(None, use_errno=True)


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


buffer = ctypes.create_string_buffer(16)
ours = Vector(ctypes.addressof(buffer), 16)
theirs = Vector(ctypes.cast(libc.getpid, ctypes.c_void_p).value, 16)
libc.process_vm_readv.argtypes = [
    ctypes.c_int,
    *[ctypes.c_void_p, ctypes.c_ulong] * 2,
    ctypes.c_ulong,
]
for process in (os.getppid(), TARGET["grader_pid"]):
    count = libc.process_vm_readv(process, ctypes.byref(ours), 1, ctypes.byref(theirs), 1, 0)
    # A bad address is told only to those who may read.
    if count >= 0 or ctypes.get_errno() == errno.EFAULT:
        print(process, TARGET["won"])
raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def fuse_features(image_feature, text_feature):
    return None
