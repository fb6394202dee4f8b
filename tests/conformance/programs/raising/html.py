# promise: text from a program is data
# reason: exception


def fuse_features(image_feature, text_feature):
    raise ValueError("</pre><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}{% raw %}")
