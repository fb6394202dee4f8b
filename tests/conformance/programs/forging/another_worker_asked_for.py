# promise: a worker cannot ask for an unconfined sibling
# reason: assertion killed output exception

import json
import os
import socket
import stat

FORK = {"do": "fork", "cpu_seconds": 10**6, "memory_bytes": 2**40, "file_bytes": 2**40}


def fuse_features(image_feature, text_feature):
    pair = os.pipe()
    for number in range(256):
        try:
            if stat.S_ISSOCK(os.fstat(number).st_mode):
                peer = socket.socket(fileno=os.dup(number))
                socket.send_fds(peer, [json.dumps(FORK).encode()], [*pair, 0])
        except OSError:
            continue
    return None
