# promise: open pipes are bounded
# reason: exception

import os

opened = []
while len(opened) < 5_000:
    opened.extend(os.pipe())
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
