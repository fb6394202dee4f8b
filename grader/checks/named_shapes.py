"""Write a shape in the task's own words: `(rows, d_image + d_text)` for `(5, 7)`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations


def named_shape(shape: tuple[int, ...], sizes: Mapping[str, int]) -> str:
    """Return a shape by the names of its sizes, or nothing where one has no name or several.

    A length may be a size, the sum or the product of two, or twice or half of one. What is 0 or 1
    stands for itself.

    Args:
        shape: the shape.
        sizes: the sizes that the task names, such as `{"rows": 5, "d_image": 4, "d_text": 3}`.
    """
    names = [_named(length, sizes) for length in shape]
    if not names or any(name is None for name in names) or names == [str(n) for n in shape]:
        return ""
    return f"({', '.join(map(str, names))}{',' if len(names) == 1 else ''})"


def _named(length: int, sizes: Mapping[str, int]) -> str | None:
    if length in (0, 1):
        return str(length)
    for candidates in (
        [name for name, size in sizes.items() if size == length],
        [f"{a} + {b}" for (a, m), (b, n) in combinations(sizes.items(), 2) if m + n == length],
        [f"{a}·{b}" for (a, m), (b, n) in combinations(sizes.items(), 2) if m * n == length],
        [f"2·{name}" for name, size in sizes.items() if 2 * size == length],
        [f"{name}/2" for name, size in sizes.items() if size == 2 * length],
    ):
        if candidates:
            # Two names for one length would be a guess.
            return candidates[0] if len(candidates) == 1 else None
    return None
