# promise: a worker types nothing into a terminal
# reason: exception assertion
# unmet: process: it may write where the user may

import fcntl
import os
import termios

numbers = [0, 1, 2]
for path in ("/dev/tty", "/dev/console", "/dev/pts/0", "/dev/ptmx"):
    try:
        numbers.append(os.open(path, os.O_RDWR | os.O_NOCTTY))
    except OSError:
        continue
for number in numbers:
    try:
        fcntl.ioctl(number, termios.TIOCSTI, b" ")
        print(TARGET["won"])
    except OSError:
        continue


def fuse_features(image_feature, text_feature):
    return None
