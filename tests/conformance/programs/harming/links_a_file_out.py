# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import os

open("planted", "w").close()
os.link("planted", TARGET["folder"] + "/planted")


def fuse_features(image_feature, text_feature):
    return None
