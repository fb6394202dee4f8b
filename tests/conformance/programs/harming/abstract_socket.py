# promise: a worker reaches no network
# reason: exception
# unmet: process: it may use the network

import socket

peer = socket.socket(socket.AF_UNIX)
peer.connect("\0" + TARGET["abstract"])


def fuse_features(image_feature, text_feature):
    return None
