# promise: files without a name are no way around the limit of memory
# reason: exception memory timeout
# unmet: process: it filters no system calls

import os

CHUNK = bytes(2**20)
total = 0
for number in range(200):
    handle = os.memfd_create(f"hidden{number}")
    for _ in range(15):
        total += os.write(handle, CHUNK)
    if total > 2 * 2**30:
        print(TARGET["won"])
        break


def fuse_features(image_feature, text_feature):
    return None
