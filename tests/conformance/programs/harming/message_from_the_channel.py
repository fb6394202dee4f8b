# promise: a worker reaches no network
# reason: exception

import os
import socket
import stat

refused = OSError("nothing was refused")
for number in range(256):
    try:
        if stat.S_ISSOCK(os.fstat(number).st_mode):
            peer = socket.socket(fileno=os.dup(number))
            peer.sendmsg([b"hello"], [], 0, TARGET["unix"])
            peer.connect(TARGET["unix"])
    except OSError as error:
        refused = error
raise refused


def fuse_features(image_feature, text_feature):
    return None
