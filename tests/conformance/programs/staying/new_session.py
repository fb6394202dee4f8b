# promise: no process outlives the worker
# reason: exception assertion

import subprocess

subprocess.Popen(["sleep", "60.0", TARGET["marker"]], start_new_session=True)
subprocess.Popen(["sh", "-c", "sleep 60", TARGET["marker"]], start_new_session=True)


def fuse_features(image_feature, text_feature):
    return None
