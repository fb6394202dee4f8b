# promise: text that is no Unicode reaches the report as text
# reason: exception

import sys

worker = sys.modules["grader.sandbox.worker"]
honest = worker.Worker._answer


def lie(self, request):
    if request["do"] == "load":
        return honest(self, request)
    return {
        "error": {
            "type": "\ud800Error",
            "bases": ["\udfff"],
            "message": "\ud800 in the message",
            "frames": [[1, "\udc80"]],
            "name": "\ud83d",
        }
    }


worker.Worker._answer = lie


def fuse_features(image_feature, text_feature):
    return None
