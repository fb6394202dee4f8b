# promise: text from a program is data
# reason: exception


def fuse_features(image_feature, text_feature):
    raise ValueError("]]></failure></testcase><testcase name='passed'/><!-- \x0b\uffff")
