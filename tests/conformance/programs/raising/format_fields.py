# promise: text from a program is data
# reason: exception


def fuse_features(image_feature, text_feature):
    raise ValueError("{0.__class__.__mro__} {report} %s %(name)s %n {checks[0].verdict!r} ${PATH}")
