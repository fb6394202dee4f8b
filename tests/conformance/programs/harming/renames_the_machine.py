# promise: a worker has no rights of an administrator
# reason: exception
# dangerous: yes

import socket

socket.sethostname(socket.gethostname() + "-taken")


def fuse_features(image_feature, text_feature):
    return None
