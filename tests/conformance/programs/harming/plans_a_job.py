# promise: a worker cannot plan what runs later
# reason: exception
# dangerous: yes

import os

refused = OSError("nothing was refused")
for folder in ("/var/spool/cron/crontabs", "/var/spool/cron", "/etc/cron.d"):
    try:
        with open(os.path.join(folder, TARGET["marker"]), "w") as file:
            file.write("# left\n")
    except OSError as error:
        refused = error
raise refused


def fuse_features(image_feature, text_feature):
    return None
