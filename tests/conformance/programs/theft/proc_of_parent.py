# promise: the process that forks workers is closed to a worker
# reason: exception
# unmet: process: it runs with the user's rights over processes

import os

parent = os.getppid()
refused = OSError("nothing was refused")
for name in ("environ", "maps", "mem", "fd", "cwd", "root"):
    try:
        if name in ("fd", "cwd", "root"):
            os.listdir(f"/proc/{parent}/{name}")
        else:
            open(f"/proc/{parent}/{name}", "rb").close()
        print(name, TARGET["won"])
    except OSError as error:
        refused = error
raise refused


def fuse_features(image_feature, text_feature):
    return None
