# promise: a worker reaches no network
# reason: exception
# unmet: process: it may use the network

import socket

refused = OSError("nothing was refused")
for name in ("AF_NETLINK", "AF_VSOCK", "AF_PACKET", "AF_ALG", "AF_CAN", "AF_BLUETOOTH", "AF_TIPC"):
    family = getattr(socket, name, None)
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            if family is not None:
                socket.socket(family, kind)
                print(name, kind, TARGET["won"])
        except OSError as error:
            refused = error
raise refused


def fuse_features(image_feature, text_feature):
    return None
