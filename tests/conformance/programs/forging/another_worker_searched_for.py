# promise: a worker finds no socket of the zygote's
# reason: exception
# unmet: process: it runs with the user's rights over processes

import json
import os
import socket

parent = os.getppid()
for number in os.listdir(f"/proc/{parent}/fd"):
    link = os.readlink(f"/proc/{parent}/fd/{number}")
    if link.startswith("socket:"):
        print(link, TARGET["won"])
peer = socket.socket(socket.AF_UNIX)
peer.connect(TARGET["unix"])
peer.send(json.dumps({"do": "fork"}).encode())


def fuse_features(image_feature, text_feature):
    return None
