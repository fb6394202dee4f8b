# promise: causes that go round in a circle are no trouble
# reason: exception


def fuse_features(image_feature, text_feature):
    first, second = ValueError("first"), TypeError("second")
    first.__cause__, second.__cause__ = second, first
    first.__context__, second.__context__ = second, first
    raise first
