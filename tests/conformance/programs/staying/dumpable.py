# promise: a worker that makes itself dumpable leaves no dump
# reason: killed exception

import ctypes
import os
import resource

PR_SET_DUMPABLE = 4
ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
resource.setrlimit(resource.RLIMIT_CORE, resource.getrlimit(resource.RLIMIT_CORE))


def fuse_features(image_feature, text_feature):
    os.abort()
