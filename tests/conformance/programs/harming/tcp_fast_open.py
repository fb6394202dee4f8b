# promise: a worker reaches no network
# reason: exception
# unmet: process: it may use the network

import socket

MSG_FASTOPEN = 0x20000000
peer = socket.socket()
peer.sendto(b"hello", MSG_FASTOPEN, ("127.0.0.1", TARGET["tcp"]))


def fuse_features(image_feature, text_feature):
    return None
