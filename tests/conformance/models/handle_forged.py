# promise: a forged handle is no model
# reason: exception assertion

from grader.sandbox.wire import Handle


def build_model(input_shape1, input_shape2):
    return Handle(2**20, "model")
