# promise: a worker cannot plan what runs at login
# reason: exception
# dangerous: yes

import os

folder = os.path.join(TARGET["home"], ".config", "autostart")
os.makedirs(folder)
with open(os.path.join(folder, TARGET["marker"] + ".desktop"), "w") as file:
    file.write("[Desktop Entry]\n")


def fuse_features(image_feature, text_feature):
    return None
