# promise: a call has the time of one check
# reason: timeout


def fuse_features(image_feature, text_feature):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
