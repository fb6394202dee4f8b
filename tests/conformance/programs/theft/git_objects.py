# promise: a worker cannot read the history of a checkout
# reason: exception
# unmet: process: it may read the user's files

import os

for name in ("HEAD", "config", "index"):
    if os.path.getsize(f"{TARGET['repository']}/.git/{name}"):
        with open(f"{TARGET['repository']}/.git/{name}", "rb") as file:
            if file.read(10):
                print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
