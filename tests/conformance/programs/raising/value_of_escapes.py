# promise: text from a program is data
# reason: assertion


def fuse_features(image_feature, text_feature):
    return "\x1b[2J<script>[red]\x00" * 1_000
