# promise: a worker inherits no open file of the grader's
# reason: assertion

import os
import stat

for number in range(256):
    try:
        if stat.S_ISSOCK(os.fstat(number).st_mode):
            continue
        os.lseek(number, 0, os.SEEK_SET)
        print(number, os.read(number, 10_000))
    except OSError:
        continue


def fuse_features(image_feature, text_feature):
    return None
