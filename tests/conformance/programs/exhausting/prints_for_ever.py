# promise: output is bounded
# reason: output


def fuse_features(image_feature, text_feature):
    while True:
        print("x" * 100_000)
