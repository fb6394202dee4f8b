# promise: path hooks of a worker stay in the worker
# reason: assertion

import sys


class Finder:
    def find_spec(self, name, target=None):
        print("asked for", name)


sys.path_hooks.insert(0, lambda path: Finder())
sys.path_importer_cache.clear()
sys.path.insert(0, "anywhere")


def fuse_features(image_feature, text_feature):
    return 12
