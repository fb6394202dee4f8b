# promise: no report shows lines of a file that a program names
# reason: exception


def fuse_features(image_feature, text_feature):
    exec(compile("\n\n\n\nraise ValueError", TARGET["checks"], "exec"))
