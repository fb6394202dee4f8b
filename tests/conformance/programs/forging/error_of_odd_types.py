# promise: no type in a described exception is believed
# reason: exception

import sys

worker = sys.modules["grader.sandbox.worker"]
honest = worker.Worker._answer


def lie(self, request):
    if request["do"] == "load":
        return honest(self, request)
    return {
        "error": {
            "type": ["ValueError"],
            "bases": {"ValueError": 1},
            "message": b"\xff\xfe",
            "frames": [[True, None], [1.5, 2], "frame", [10**400, "f"], [-1, 3]],
            "name": (1, 2),
        }
    }


worker.Worker._answer = lie


def fuse_features(image_feature, text_feature):
    return None
