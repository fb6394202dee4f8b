# promise: text from a program is data
# reason: exception


def fuse_features(image_feature, text_feature):
    raise ValueError("[bold green]passed[/] [link=file:///etc/passwd]x[/link] [/] [@click=quit()]")
