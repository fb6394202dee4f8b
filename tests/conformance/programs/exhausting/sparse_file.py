# promise: a file without content is bounded like any other
# reason: exception output

with open("sparse.bin", "wb") as file:
    file.truncate(2**40)
print(TARGET["won"])


def fuse_features(image_feature, text_feature):
    return None
