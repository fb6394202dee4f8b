# promise: the number of files of a worker is bounded
# reason: exception timeout
# unmet: process: the number of files has no limit

for number in range(100_000):
    open(f"{number}.txt", "w").close()
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
