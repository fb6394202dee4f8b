# promise: a worker cannot read logs and mail
# reason: exception
# unmet: process: it may read the user's files

import os

refused = OSError("nothing was refused")
for folder in ("/var/log", "/var/mail", "/var/spool", "/root", "/srv", "/mnt"):
    try:
        print(folder, os.listdir(folder), TARGET["won"])
    except OSError as error:
        refused = error
raise refused


def fuse_features(image_feature, text_feature):
    return None
