# promise: no process outlives the worker
# reason: exception assertion

import subprocess

code = f"trap '' TERM HUP INT QUIT; sleep 60; : {TARGET['marker']}"
subprocess.Popen(["sh", "-c", code], start_new_session=True)


def fuse_features(image_feature, text_feature):
    return None
