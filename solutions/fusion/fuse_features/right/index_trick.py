"""np.c_。"""

import numpy as np

fuse_features = lambda image, text: np.c_[image, text]  # noqa: E731
