# promise: a worker has no rights of an administrator
# reason: exception
# unmet: process: the superuser's worker may open what the superuser may

import os

refused = OSError("nothing was refused")
for path in ("/proc/sys/kernel/core_pattern", "/proc/sys/vm/drop_caches", "/proc/sysrq-trigger"):
    try:
        os.close(os.open(path, os.O_WRONLY))
        print(path, TARGET["won"])
    except OSError as error:
        refused = error
raise refused


def fuse_features(image_feature, text_feature):
    return None
