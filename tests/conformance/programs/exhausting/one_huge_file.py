# promise: a file is bounded in size
# reason: exception output

with open("huge.bin", "wb", buffering=0) as file:
    for _ in range(1024):
        if file.write(bytes(2**20)) != 2**20:
            raise OSError("the disk is full")
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
