# promise: memory beyond the limit is refused
# reason: memory timeout


def fuse_features(image_feature, text_feature):
    kept = []
    while len(kept) < 300:
        kept.append([0] * (2 * 2**20))
    print(TARGET["won"])
