# promise: a worker changes nothing outside its working folder
# reason: exception
# unmet: process: it may write where the user may

with open(TARGET["checks"], "a") as file:
    file.write("\ndef test_shape(): pass\n")


def fuse_features(image_feature, text_feature):
    return None
