# promise: memory beyond the limit is refused
# reason: memory timeout


def fuse_features(image_feature, text_feature):
    kept = None
    for _ in range(40 * 10**6):
        kept = (kept, [None])
    print(TARGET["won"])
