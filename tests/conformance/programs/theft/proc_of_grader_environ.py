# promise: the grader's environment is closed to a worker
# reason: exception
# unmet: process: it runs with the user's rights over processes

if open(f"/proc/{TARGET['grader_pid']}/environ", "rb").read():
    print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
