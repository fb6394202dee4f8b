# promise: a worker changes no setting of another process
# reason: exception
# unmet: process: it runs with the user's rights over processes

import resource

resource.prlimit(TARGET["pid"], resource.RLIMIT_NOFILE, (16, 16))


def fuse_features(image_feature, text_feature):
    return None
