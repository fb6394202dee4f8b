# promise: a worker starts no process
# reason: exception assertion
# unmet: process: it may start processes, which end with the worker

import subprocess
import sys

command = [sys.executable, "-c", "import time; time.sleep(20)", TARGET["marker"]]
started = [subprocess.Popen(command) for _ in range(3)]
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
