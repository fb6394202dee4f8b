# promise: a call has the time of one check
# reason: timeout

import threading

lock = threading.Lock()


def fuse_features(image_feature, text_feature):
    lock.acquire()
    lock.acquire()
