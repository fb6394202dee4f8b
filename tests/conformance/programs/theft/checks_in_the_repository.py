# promise: a worker cannot read the checks of a checkout
# reason: exception
# unmet: process: it may read the user's files

path = TARGET["repository"] + "/exercises/fusion/fuse_features/checks.py"
if "def test_" in open(path).read():
    print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
