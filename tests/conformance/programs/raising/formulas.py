# promise: text from a program is data
# reason: exception


def fuse_features(image_feature, text_feature):
    raise ValueError("=HYPERLINK(1),+cmd|' /C calc'!A0\n@SUM(1)\t-2+3,\",pass,1.0\n")
