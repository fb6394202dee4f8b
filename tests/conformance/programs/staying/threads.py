# promise: no thread outlives the worker
# reason: assertion

import threading
import time


def stay():
    while True:
        time.sleep(0.01)


for _ in range(5):
    threading.Thread(target=stay).start()


def fuse_features(image_feature, text_feature):
    return None
