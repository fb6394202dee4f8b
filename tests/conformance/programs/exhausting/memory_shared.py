# promise: shared mappings count as memory
# reason: exception memory timeout

import mmap

kept = []
for _ in range(48):
    kept.append(mmap.mmap(-1, 2**26, mmap.MAP_SHARED | mmap.MAP_ANONYMOUS))
    kept[-1][:: mmap.PAGESIZE] = b"x" * (2**26 // mmap.PAGESIZE)
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
