# promise: no process outlives the worker
# reason: timeout

import signal

for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGXCPU, signal.SIGQUIT):
    signal.signal(number, signal.SIG_IGN)


def fuse_features(image_feature, text_feature):
    while True:
        pass
