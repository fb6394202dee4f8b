# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import os

folder = os.path.join(os.path.dirname(os.__file__), "__pycache__")
with open(f"{folder}/{TARGET['marker']}.pyc", "wb") as file:
    file.write(b"left")


def fuse_features(image_feature, text_feature):
    return None
