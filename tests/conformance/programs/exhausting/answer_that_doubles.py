# promise: an answer is bounded in size
# reason: output memory timeout


def fuse_features(image_feature, text_feature):
    answer = [0]
    for _ in range(40):
        answer = [answer, answer]
    return answer
