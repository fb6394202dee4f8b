# promise: a frame names a line of the program or none
# reason: exception


def fuse_features(image_feature, text_feature):
    line = "\n" * (2**20) + "raise ValueError"
    exec(compile(line, "submission.py", "exec"))
