# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

with open("/proc/self/root" + TARGET["folder"] + "/keep.txt", "w") as file:
    file.write("changed")


def fuse_features(image_feature, text_feature):
    return None
