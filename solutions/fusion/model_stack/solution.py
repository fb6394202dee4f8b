import numpy as np


def fit(x, t, ridge):
    return np.linalg.solve(x.T @ x + ridge * np.eye(x.shape[1]), x.T @ t)


def model_stack(features, y, folds, new_features, ridge):
    out_of_fold = np.empty((len(y), len(features)))
    refitted = []
    for modality, x in enumerate(features):
        for fold in np.unique(folds):
            held = folds == fold
            out_of_fold[held, modality] = x[held] @ fit(x[~held], y[~held], ridge)
        refitted.append(new_features[modality] @ fit(x, y, ridge))
    weights = fit(out_of_fold, y, ridge)
    return out_of_fold, weights, weights @ refitted
