# promise: no shared memory outlives the worker
# reason: exception
# unmet: process: it may write where the user may

from multiprocessing import shared_memory

block = shared_memory.SharedMemory(name=TARGET["marker"], create=True, size=4096)
block.buf[:4] = b"here"


def fuse_features(image_feature, text_feature):
    return None
