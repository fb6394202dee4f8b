# promise: waiting for its own threads gives a program no time
# reason: timeout

import hashlib
import threading

DATA = bytes(2**20)


def spin():
    while True:
        hashlib.sha256(DATA).digest()


def fuse_features(image_feature, text_feature):
    for _ in range(40):
        threading.Thread(target=spin, daemon=True).start()
    threading.Event().wait()
