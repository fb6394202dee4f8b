# promise: text from a program is data
# reason: exception


def fuse_features(image_feature, text_feature):
    raise type("\x1b[2J<b>[red]Passed\ud83d\x00"[:-1], (Exception,), {})("words")
