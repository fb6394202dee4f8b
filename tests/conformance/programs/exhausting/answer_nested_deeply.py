# promise: an answer is bounded in size
# reason: output


def fuse_features(image_feature, text_feature):
    answer = []
    for _ in range(100_000):
        answer = [answer]
    return answer
