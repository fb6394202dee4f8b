# promise: a worker reaches no network
# reason: exception
# unmet: process: it may use the network

import socket

IPPROTO_MPTCP = 262
socket.socket(socket.AF_INET, socket.SOCK_STREAM, IPPROTO_MPTCP).connect(
    ("127.0.0.1", TARGET["tcp"])
)


def fuse_features(image_feature, text_feature):
    return None
