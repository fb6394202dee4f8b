# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import os

os.symlink(TARGET["folder"], "door")
with open("door/keep.txt", "w") as file:
    file.write("changed")


def fuse_features(image_feature, text_feature):
    return None
