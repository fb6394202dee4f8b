# promise: a worker reaches no network
# reason: exception
# unmet: process: it may use the network

import socket

socket.create_connection(("127.0.0.1", TARGET["tcp"])).send(b"hello")


def fuse_features(image_feature, text_feature):
    return None
