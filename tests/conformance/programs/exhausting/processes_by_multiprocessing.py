# promise: a worker starts no process
# reason: exception assertion
# unmet: process: it may start processes, which end with the worker

import multiprocessing
import time

context = multiprocessing.get_context("fork")
started = [context.Process(target=time.sleep, args=(20,)) for _ in range(3)]
for process in started:
    process.start()
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
