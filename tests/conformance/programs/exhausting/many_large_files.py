# promise: all files of a worker together are bounded in size
# reason: exception output timeout
# unmet: process: the number of files has no limit

for number in range(256):
    with open(f"part{number}.bin", "wb") as file:
        file.write(bytes(8 * 2**20))
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
