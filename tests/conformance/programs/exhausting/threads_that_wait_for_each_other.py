# promise: waiting for its own threads gives a program no time
# reason: timeout

import threading

threading.stack_size(128 * 2**10)


def spin():
    total = 0
    while True:
        total += sum(range(100))


def fuse_features(image_feature, text_feature):
    for _ in range(100):
        threading.Thread(target=spin, daemon=True).start()
    spin()
