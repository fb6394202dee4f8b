# promise: output that is overwritten is bounded in time
# reason: timeout output

import os


def fuse_features(image_feature, text_feature):
    while True:
        os.lseek(1, 0, os.SEEK_SET)
        os.write(1, bytes(2**20))
