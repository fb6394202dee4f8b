# promise: no length that a worker claims is allocated
# reason: output

import os
import stat
import struct


def channels():
    """Every stream socket that this process holds."""
    for number in range(256):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                yield number
        except OSError:
            continue


def frame(header, payload=b""):
    return struct.pack("!IQ", len(header), len(payload)) + header + payload


def write(number, data):
    os.set_blocking(number, True)
    while data:
        data = data[os.write(number, data) :]


def fuse_features(image_feature, text_feature):
    for number in channels():
        write(number, struct.pack("!IQ", 2**32 - 1, 2**60))
    return None
