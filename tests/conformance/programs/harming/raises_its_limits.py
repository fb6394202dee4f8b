# promise: a worker cannot raise its limits
# reason: exception memory
# unmet: process: the superuser's worker has the superuser's capabilities

import resource

for kind in (resource.RLIMIT_AS, resource.RLIMIT_CPU, resource.RLIMIT_FSIZE):
    resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
