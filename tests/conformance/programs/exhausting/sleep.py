# promise: a call has the time of one check
# reason: timeout

import time


def fuse_features(image_feature, text_feature):
    time.sleep(10**6)
