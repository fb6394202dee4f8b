# promise: a program without memory for its own error still ends
# reason: memory timeout killed

kept = []


def fuse_features(image_feature, text_feature):
    size = 2**26
    while size > 16:
        try:
            while len(kept) < 2**22:
                kept.append(bytearray(size))
        except MemoryError:
            size //= 2
    raise MemoryError
