# promise: a worker reaches no network
# reason: exception
# unmet: process: it may use the network

import socket

peer = socket.socket(socket.AF_INET6)
peer.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
peer.connect(("::ffff:127.0.0.1", TARGET["tcp"]))


def fuse_features(image_feature, text_feature):
    return None
