# promise: a refused socket costs no right answer
# verdict: pass

import socket

import numpy as np

try:
    socket.socket().close()
    socket.gethostbyname("localhost")
except OSError as error:
    print("no network:", error)


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1)
