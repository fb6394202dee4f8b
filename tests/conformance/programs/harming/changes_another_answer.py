# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

with open(TARGET["other"], "w") as file:
    file.write("raise SystemExit\n")


def fuse_features(image_feature, text_feature):
    return None
