# promise: a worker opens no device
# reason: exception
# unmet: process: the superuser's worker may open what the superuser may

import os

refused = OSError("nothing was refused")
for name in ("mem", "kmsg", "vda", "sda", "kvm", "fuse", "net/tun", "loop-control", "uinput"):
    path = "/dev/" + name
    try:
        os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
        print(path, TARGET["won"])
    except OSError as error:
        refused = error
raise refused


def fuse_features(image_feature, text_feature):
    return None
