# promise: a worker reaches no network
# reason: exception
# unmet: process: it may use the network

import socket

peer = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
peer.sendto(b"hello", ("127.0.0.1", TARGET["udp"]))


def fuse_features(image_feature, text_feature):
    return None
