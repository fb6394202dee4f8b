# promise: a worker reaches no network
# reason: exception
# unmet: process: it may use the network

import urllib.request

urllib.request.urlopen(f"http://127.0.0.1:{TARGET['tcp']}/steal", timeout=0.5)


def fuse_features(image_feature, text_feature):
    return None
