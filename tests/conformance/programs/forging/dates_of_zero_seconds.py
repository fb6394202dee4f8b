# promise: dates of an impossible unit fail like any wrong value
# reason: assertion output

import numpy as np

from grader.sandbox import wire


class Dated(wire.Encoder):
    def _encode_array(self, value):
        node = super()._encode_array(value)
        for body in node.values():
            body[0] = "<M8[0s]"
        return node


wire.Encoder = Dated


def fuse_features(image_feature, text_feature):
    columns = image_feature.shape[1] + text_feature.shape[1]
    return np.full((len(image_feature), columns), 7)
