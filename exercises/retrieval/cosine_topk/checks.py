"""Checks of cosine_topk: the ranking, and what lengths, zeros, ties and a large k may do to it."""

from math import fsum, hypot

import numpy as np

from grader.checks import (
    Text,
    assert_array,
    assert_same_array,
    assert_shape,
    check,
    fail,
)

# What the prompt leaves to rounding.
_GAP = 1e-5
TRANSPOSED = Text(
    zh="像是转置了：每行应对应一个查询", en="this looks transposed: each row belongs to a query"
)


def draw_vectors(draw, rows, width):
    """Return vectors of no component near 0, hence of different lengths and never zero."""
    size = draw.array((rows, width), 1, 9)
    return np.where(draw.mask((rows, width)), -size, size)


def true_similarity(queries, gallery):
    """Return the cosine similarity of each pair, 0 for a zero vector."""
    table = np.zeros((len(queries), len(gallery)))
    for i, j in np.ndindex(table.shape):
        lengths = hypot(*queries[i]), hypot(*gallery[j])
        if all(lengths):
            table[i, j] = fsum(queries[i] / lengths[0] * gallery[j] / lengths[1])
    return table


def search(submission, queries, gallery, k):
    """Return what the program finds: for each query so many different row numbers."""
    rows = assert_array(submission.cosine_topk(queries, gallery, k))
    count = min(k, len(gallery))
    assert_shape(rows, (len(queries), count), {(count, len(queries)): TRANSPOSED})
    if rows.dtype.kind not in "iu":
        fail(
            Text(
                zh=f"应返回 gallery 的行号，即整数；实际的 dtype 是 {rows.dtype}。",
                en=f"Expected row numbers of the gallery, integers; got dtype {rows.dtype}.",
            )
        )
    if rows.min() < 0 or rows.max() >= len(gallery):
        fail(
            Text(
                zh=f"行号应在 0 到 {len(gallery) - 1} 之间。",
                en=f"Row numbers lie between 0 and {len(gallery) - 1}.",
            ),
            actual=rows,
        )
    if any(len(set(row.tolist())) < count for row in rows):
        fail(
            Text(
                zh="同一个查询的结果里，有的行号出现了不止一次。",
                en="A row number occurs more than once in the results of a query.",
            ),
            actual=rows,
        )
    return rows


def assert_best_first(rows, similarity):
    """Fail unless the rows found are the most similar ones, in order."""
    for i, (row, known) in enumerate(zip(rows, similarity, strict=True)):
        best = np.sort(known)[::-1]
        for place, number in enumerate(row):
            if known[number] < best[place] - _GAP:
                expected = np.argsort(-known, kind="stable")[place]
                fail(
                    Text(
                        zh=f"第 {i} 个查询的结果里，下标 {place} 处应是第 {expected} 行"
                        f"（相似度 {known[expected]:.4f}），实际是第 {number} 行"
                        f"（相似度 {known[number]:.4f}）。",
                        en=f"Query {i}, place {place}: expected row {expected} (similarity "
                        f"{known[expected]:.4f}) but got row {number} (similarity "
                        f"{known[number]:.4f}).",
                    ),
                    np.argsort(-similarity, axis=1, kind="stable")[:, : rows.shape[1]],
                    rows,
                )


@check(
    zh="返回行号，形状是（Q, min(k, N)）",
    en="It returns row numbers of shape (Q, min(k, N))",
    points=1,
)
def test_shape(submission, rng):
    for queries, rows, width, k in ((4, 7, 3, 2), (2, 5, 4, 5), (3, 6, 2, 1)):
        search(submission, rng.normal(size=(queries, width)), rng.normal(size=(rows, width)), k)


@check(
    zh="按余弦相似度从大到小取前 k 个",
    en="The k largest cosine similarities come, largest first",
    points=3,
    after=test_shape,
    examples=35,
)
def test_best_first(submission, draw):
    rows, width = draw.integer(1, 14), draw.integer(2, 4)
    queries = draw_vectors(draw, draw.integer(1, 3), width)
    gallery = draw_vectors(draw, rows, width)
    similarity = true_similarity(queries, gallery)
    for k in (draw.integer(1, rows), rows):
        assert_best_first(search(submission, queries, gallery, k), similarity)


@check(
    zh="图库很大、k 也很大时，前 k 个仍然从大到小",
    en="In a large gallery the k best still come largest first, however many",
    points=1,
    after=test_best_first,
)
def test_many_images(submission):
    # NumPy may sort a small array whole that it was only asked to partition.
    numbers = np.arange(700)
    directions = np.stack((np.cos(2.4 * numbers), np.sin(2.4 * numbers)), axis=1)
    queries, gallery = np.array([[1.0, 0.5]]), directions * (1 + numbers[:, None] % 7)
    found = search(submission, queries, gallery, 500)
    assert_best_first(found, true_similarity(queries, gallery))


@check(
    zh="向量的长度不影响结果，1e-6 和 1e6 也一样",
    en="The lengths of vectors don't matter, be they 1e-6 or 1e6",
    points=2,
    after=test_many_images,
)
def test_length_does_not_matter(submission, draw):
    # Of three images that are turned away from the query, the closest is the shortest.
    angle, others = draw.number(-3, 3), draw_vectors(draw, draw.integer(0, 3), 2)
    angles = angle + np.array([0, 0.02, 1.3])
    gallery = np.concatenate((np.stack((np.cos(angles), np.sin(angles)), axis=1), others))
    gallery /= np.array([[hypot(*vector)] for vector in gallery])
    powers = draw.array(len(gallery), -6, 6, np.int64)
    powers[:3] = -6, draw.integer(0, 6), draw.integer(0, 6)
    queries = gallery[:1] * 10.0 ** draw.integer(-6, 6)
    gallery = (gallery * 10.0 ** powers[:, None])[draw.permutation(len(gallery))]
    found = search(submission, queries, gallery, len(gallery))
    assert_best_first(found, true_similarity(queries, gallery))


@check(
    zh="零向量的相似度算 0：在正的之后、负的之前",
    en="A zero vector's similarity counts as 0: after the positive, before the negative ones",
    points=2,
    after=test_many_images,
    examples=30,
)
def test_zero_vectors(submission, draw):
    rows, width = draw.integer(2, 6), draw.integer(1, 3)
    queries, gallery = draw_vectors(draw, 2, width), draw_vectors(draw, rows, width)
    gallery[draw.integer(0, rows - 1)] = 0
    found = search(submission, queries, gallery, rows)
    assert_best_first(found, true_similarity(queries, gallery))


@check(
    zh="余弦相似度相等时，行号小的在前",
    en="Of equal similarities the smaller row number comes first",
    points=2,
    after=test_zero_vectors,
    examples=35,
)
def test_ties(submission, draw):
    # Vectors along the axes, all of one length, and zero vectors: no rounding whatever the formula.
    vectors = np.array([[1, 0], [0, 1], [-1, 0], [0, -1], [0, 0]]) * float(draw.integer(1, 9))
    rows = draw.integer(1, 30)
    queries, gallery = vectors[[0, 3, 4]], vectors[draw.array(rows, 0, 4, np.int64)]
    similarity = true_similarity(queries, gallery)
    ranking = [sorted(range(rows), key=lambda j, known=known: -known[j]) for known in similarity]
    for k in (rows, draw.integer(1, rows)):
        found = search(submission, queries, gallery, k)
        assert_same_array(
            found,
            np.array(ranking)[:, :k],
            Text(zh="有相似度相等时的行号", en="row numbers where similarities are equal"),
        )


@check(
    zh="k 大于 N 时返回全部 N 行的排序",
    en="Where k is larger than N, all N rows are ranked",
    points=1,
    after=test_many_images,
)
def test_large_k(submission, draw):
    rows, width = draw.integer(1, 5), draw.integer(1, 3)
    queries, gallery = draw_vectors(draw, 2, width), draw_vectors(draw, rows, width)
    found = search(submission, queries, gallery, rows + draw.integer(1, 4))
    assert_best_first(found, true_similarity(queries, gallery))


@check(
    zh="不改动输入",
    en="The inputs stay as they were",
    points=1,
    after=test_shape,
)
def test_inputs_stay_unchanged(submission, rng):
    queries, gallery = rng.normal(size=(3, 4)), rng.normal(size=(6, 4))
    gallery[2] = 0
    queries[1] = 0
    after = submission.observe("cosine_topk", queries, gallery, 2).arguments
    assert_same_array(after[0], queries, Text(zh="调用之后的 queries", en="queries after it"))
    assert_same_array(after[1], gallery, Text(zh="调用之后的 gallery", en="gallery after it"))
