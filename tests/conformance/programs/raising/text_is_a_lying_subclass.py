# promise: text of a subclass arrives as plain text
# reason: exception


class Text(str):
    __slots__ = ()

    def __str__(self):
        raise SystemExit(0)

    def __getitem__(self, key):
        return ["not", "text"]

    def __len__(self):
        return -1


class Odd(Exception):
    def __str__(self):
        return Text("words")


def fuse_features(image_feature, text_feature):
    raise Odd
