# promise: a value is final once it has arrived
# reason: assertion

import threading

import numpy as np

arrays = []


def scribble():
    for number in range(10**9):
        for array in list(arrays):
            array += number


threading.Thread(target=scribble, daemon=True).start()


def fuse_features(image_feature, text_feature):
    columns = image_feature.shape[1] + text_feature.shape[1]
    arrays.append(np.zeros((len(image_feature), columns)))
    return arrays[-1]
