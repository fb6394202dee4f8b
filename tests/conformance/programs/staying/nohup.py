# promise: no process outlives the worker
# reason: exception assertion
# unmet: process: what has detached itself from its parent is not found

import subprocess

subprocess.call(f"nohup sh -c 'sleep 60; : {TARGET['marker']}' >/dev/null 2>&1 &", shell=True)


def fuse_features(image_feature, text_feature):
    return None
