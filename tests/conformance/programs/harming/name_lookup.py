# promise: a worker reaches no network
# reason: exception
# unmet: process: it may use the network

import socket

peer = socket.getaddrinfo("localhost", TARGET["udp"], type=socket.SOCK_DGRAM)[0]
socket.socket(*peer[:3]).sendto(b"hello", ("127.0.0.1", TARGET["udp"]))


def fuse_features(image_feature, text_feature):
    return None
