# promise: threads with open files of their own are no way around limits
# reason: exception assertion killed timeout
# unmet: process: it filters no system calls

import ctypes
import mmap
import platform
import time

if platform.machine() != "x86_64":
    raise OSError("another machine")
# run(flags, stack, buffer, counter): clone(2); the child fills 120 pairs of sockets, then pauses.
CODE = bytes.fromhex(
    "4989c84989d131d24531d2b8380000000f054885c07401c341bc78000000bf01000000be01080000"
    "31d24c8d5424c0b8350000000f0585c07833bb00000000448b6c9cc04489ef4c89ceba00000100b8"
    "010000000f054885c07e06f0490100ebe3ffc383fb027cd741ffcc75b1b8220000000f05ebf7"
)
# VM, FS, SIGHAND, THREAD and SYSVSEM, but not FILES: a table of open files for each thread.
FLAGS = 0x00100 | 0x00200 | 0x00800 | 0x10000 | 0x40000
page = mmap.mmap(-1, mmap.PAGESIZE, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
page.write(CODE)
address = ctypes.addressof(ctypes.c_char.from_buffer(page))
run = ctypes.CFUNCTYPE(ctypes.c_long, *[ctypes.c_size_t] * 4)(address)
buffer = ctypes.create_string_buffer(2**16)
written = ctypes.c_uint64(0)
stacks = []
for _ in range(64):
    stacks.append(ctypes.create_string_buffer(2**14))
    top = ctypes.addressof(stacks[-1]) + 2**14 - 64
    number = run(FLAGS, top & ~15, ctypes.addressof(buffer), ctypes.addressof(written))
    if number < 0:
        raise OSError(-number, "clone")
    time.sleep(0.02)
    if written.value > 2**30:
        print(TARGET["won"])
        break
print(written.value)


def fuse_features(image_feature, text_feature):
    return None
