# promise: a file in the working folder costs no right answer
# verdict: pass

import pathlib

import numpy as np

pathlib.Path("notes").mkdir()
pathlib.Path("notes", "notes.txt").write_text("x" * 2**20)
assert pathlib.Path("notes", "notes.txt").read_text()
np.save("array.npy", np.zeros(10))
assert np.load("array.npy").shape == (10,)


def fuse_features(image_feature, text_feature):
    return np.concatenate((image_feature, text_feature), axis=1)
