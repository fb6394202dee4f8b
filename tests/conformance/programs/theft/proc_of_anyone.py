# promise: the environment of the user's processes is closed
# reason: exception
# unmet: process: it runs with the user's rights over processes

print(open(f"/proc/{TARGET['pid']}/environ").read())


def fuse_features(image_feature, text_feature):
    return None
