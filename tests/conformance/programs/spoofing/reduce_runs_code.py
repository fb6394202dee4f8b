# promise: nothing from a worker is ever unpickled
# reason: assertion

import pathlib


class Bomb:
    def __reduce__(self):
        return pathlib.Path.write_text, (pathlib.Path(TARGET["folder"], "boom"), "unpickled")

    def __deepcopy__(self, memo):
        return self.__reduce__()


def fuse_features(image_feature, text_feature):
    return Bomb()
