# promise: a worker changes no setting of another process
# reason: exception
# unmet: process: it runs with the user's rights over processes

with open(f"/proc/{TARGET['pid']}/oom_score_adj", "w") as file:
    file.write("500")


def fuse_features(image_feature, text_feature):
    return None
