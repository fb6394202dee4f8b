# promise: a worker that forges lengths cannot make us allocate them
# reason: output killed

import struct

import grader.sandbox.wire as wire


class Lengths:
    size = wire.LENGTHS.size

    def pack(self, header, payload):
        return struct.pack("!IQ", header, 2**50)


wire.LENGTHS = Lengths()


def fuse_features(image_feature, text_feature):
    return 0
