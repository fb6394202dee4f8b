# promise: what lies in sockets and pipes is no way around the limit of memory
# reason: exception memory timeout
# unmet: process: it filters no system calls

import os
import socket

CHUNK = bytes(2**20)
left, right = socket.socketpair()
total = 0
while total < 2 * 2**30:
    handle = os.memfd_create("hidden")
    for _ in range(15):
        total += os.write(handle, CHUNK)
    socket.send_fds(left, [b"x"], [handle])
    os.close(handle)
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
