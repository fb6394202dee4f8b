# promise: memory beyond the limit is refused
# reason: memory timeout

ballast = [bytearray(2**26) for _ in range(64)]
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
