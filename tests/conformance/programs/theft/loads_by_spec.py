# promise: a worker cannot read the reference solution
# reason: exception
# unmet: process: it may read the user's files

import importlib.util

spec = importlib.util.spec_from_file_location("found", TARGET["solution"])
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
stolen = vars(module)


def fuse_features(image_feature, text_feature):
    return stolen["fuse_features"](image_feature, text_feature)
