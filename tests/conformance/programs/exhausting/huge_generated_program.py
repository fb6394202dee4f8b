# promise: a program that generates a program has its limits
# reason: exception memory timeout killed

source = "x = [" + "1," * 1_500_000 + "]\n"
exec(source)
exec("y = " + "(" * 10_000 + ")" * 10_000)


def fuse_features(image_feature, text_feature):
    return None
