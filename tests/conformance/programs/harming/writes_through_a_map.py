# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import mmap

with open(TARGET["folder"] + "/sub/deep.bin", "r+b") as file:
    mmap.mmap(file.fileno(), 0)[:4] = b"hole"


def fuse_features(image_feature, text_feature):
    return None
