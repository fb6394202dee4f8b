# promise: a program has the time of one check with however many threads
# reason: timeout

import hashlib
import threading

DATA = bytes(2**22)


def spin():
    while True:
        hashlib.sha256(DATA).digest()


def fuse_features(image_feature, text_feature):
    for _ in range(4):
        threading.Thread(target=spin, daemon=True).start()
    spin()
