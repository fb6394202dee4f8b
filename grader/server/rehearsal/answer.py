"""An answer to the rehearsal's exercise that passes one check and fails the other."""

import numpy as np


def double(x):
    """Return twice an array, three times a number."""
    print("doubling")
    return 2 * x if isinstance(x, np.ndarray) else 3 * x
