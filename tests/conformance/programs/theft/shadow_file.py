# promise: a worker cannot read the system's secrets
# reason: exception
# unmet: process: the superuser's worker may read what the superuser may

print(open("/etc/shadow").read()[:1], TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
