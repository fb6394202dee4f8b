# promise: no socket signals the user's processes for a worker
# reason: exception assertion
# unmet: process: it runs with the user's rights over processes

import array
import fcntl
import os
import socket
import stat

FIOSETOWN, FIOASYNC = 0x8901, 0x5452
for number in range(256):
    try:
        if stat.S_ISSOCK(os.fstat(number).st_mode):
            fcntl.ioctl(number, FIOSETOWN, array.array("i", [TARGET["pid"]]))
            fcntl.ioctl(number, FIOASYNC, array.array("i", [1]))
    except OSError as error:
        print(number, error)
left, right = socket.socketpair()
fcntl.ioctl(left, FIOSETOWN, array.array("i", [TARGET["pid"]]))
fcntl.ioctl(left, FIOASYNC, array.array("i", [1]))
right.send(b"x")


def fuse_features(image_feature, text_feature):
    return None
