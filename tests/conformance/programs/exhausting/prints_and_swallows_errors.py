# promise: output is bounded
# reason: output timeout


def fuse_features(image_feature, text_feature):
    while True:
        try:
            print("x" * 100_000)
        except OSError:
            continue
