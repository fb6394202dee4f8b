# promise: a worker reaches no network
# reason: exception
# unmet: process: it may use the network

import socket

peer = socket.socket()
peer.bind(("127.0.0.1", 0))
peer.listen()
print(peer.getsockname(), TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
