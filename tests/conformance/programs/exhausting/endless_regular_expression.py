# promise: a call has the time of one check
# reason: timeout

import re


def fuse_features(image_feature, text_feature):
    return re.fullmatch("(a|aa)+b", "a" * 60)
