# promise: open files are bounded
# reason: exception

import os

opened = []
while len(opened) < 5_000:
    opened.append(os.open("/dev/null", os.O_RDONLY))
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
