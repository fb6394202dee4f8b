# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

with open(TARGET["folder"] + "/sub/deep.bin", "ab") as file:
    file.write(b"more")


def fuse_features(image_feature, text_feature):
    return None
