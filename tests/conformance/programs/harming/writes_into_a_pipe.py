# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

import os

os.write(os.open(TARGET["fifo"], os.O_WRONLY | os.O_NONBLOCK), b"hello")


def fuse_features(image_feature, text_feature):
    return None
