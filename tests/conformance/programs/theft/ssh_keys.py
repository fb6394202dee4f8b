# promise: a worker cannot reach what lies in the home directory
# reason: exception
# unmet: process: it may read the user's files

import os

refused = OSError("nothing was refused")
for name in (".ssh", ".bashrc", ".profile", ".cache", ".config"):
    path = os.path.join(TARGET["home"], name)
    try:
        os.listdir(path) if os.path.isdir(path) else open(path).close()
        print(name, TARGET["won"])
    except OSError as error:
        refused = error
raise refused


def fuse_features(image_feature, text_feature):
    return None
