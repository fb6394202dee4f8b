# promise: a worker reaches no network
# reason: exception
# unmet: process: it may use the network

import socket

left, right = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
left.sendto(b"hello", TARGET["datagrams"])


def fuse_features(image_feature, text_feature):
    return None
