# promise: a reply of keys that all collide is bounded in time
# reason: output timeout

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
    modulus = 2**61 - 1
    pairs = b",".join(b"[%d,0]" % (1 + number * modulus) for number in range(60_000))
    for number in channels():
        write(number, frame(b'{"d":[' + pairs + b"]}"))
    return None
