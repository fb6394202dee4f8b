# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

with open(f"{TARGET['home']}/.{TARGET['marker']}", "w") as file:
    file.write("left")


def fuse_features(image_feature, text_feature):
    return None
