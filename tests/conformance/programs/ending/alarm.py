# promise: a signal that a program sends itself is no verdict
# reason: killed

import signal
import threading


def fuse_features(image_feature, text_feature):
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    threading.Event().wait()
