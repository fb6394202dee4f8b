"""Checks of concat_shapes: one stated shape each."""

from grader.checks import Text, assert_stated, check

BOTH_AXES = Text(
    zh="两个轴都加了起来。拼接只让一个轴变长，另一个轴保持不变。",
    en="Both axes were added up. Joining makes one axis longer; the other stays.",
)
UNEQUAL = Text(
    zh="长度不等的正是拼接的那个轴，这是允许的；其余各轴相等就行。",
    en="The lengths differ along the very axis that is joined, which is fine as long as the others "
    "are equal.",
)
NO_BROADCAST = Text(
    zh="拼接从不广播：除了拼接的轴，其余各轴必须真的相等，长度 1 也不行。"
    "要先用 np.broadcast_to 或 np.repeat 展开。",
    en="Joining never broadcasts: all other axes have to be equal indeed, and 1 is no exception. "
    "Expand it first, with np.broadcast_to or np.repeat.",
)
FROM_THE_LEFT = Text(
    zh="像是从左边对齐的。广播从最右边的轴开始对齐。",
    en="The shapes seem to be aligned at the left. Broadcasting aligns them at the right.",
)


@check(zh="沿 axis=1 拼接", en="Joining along axis 1")
def test_columns(submission):
    mistakes = {
        (16, 812): BOTH_AXES,
        "error": UNEQUAL,
        (16, 512): Text(
            zh="这是按行叠起来。axis=1 把列并排放。",
            en="That would be rows on top of each other. axis=1 puts columns side by side.",
        ),
    }
    assert_stated(submission.predict(), "columns", (8, 812), mistakes)


@check(zh="不写 axis 的拼接", en="Joining without axis")
def test_rows(submission):
    mistakes = {
        (8, 812): Text(
            zh="不写 axis 时沿 axis=0 拼接，不是最后一个轴；这时列数必须相等。",
            en="Without axis it is axis 0 that is joined, not the last; then the numbers of "
            "columns have to agree.",
        ),
        (16, 812): BOTH_AXES,
        (16, 512): Text(
            zh="NumPy 不会补齐较窄的数组：512 列和 300 列叠不起来。",
            en="NumPy fills up nothing: 512 and 300 columns can't be stacked.",
        ),
        (16, 300): Text(
            zh="NumPy 不会截断较宽的数组：512 列和 300 列叠不起来。",
            en="NumPy cuts nothing: 512 and 300 columns can't be stacked.",
        ),
    }
    assert_stated(submission.predict(), "rows", "error", mistakes)


@check(zh="stack 新增一个轴", en="stack makes a new axis")
def test_pair(submission):
    mistakes = {
        (8, 1024): Text(
            zh="这是 concatenate 的结果。stack 会新增一个轴，长度是数组的个数。",
            en="That is what concatenate gives. stack makes a new axis, as long as there are "
            "arrays.",
        ),
        (2, 8, 512): Text(
            zh="新轴放在了最前面，那是 axis=0；axis=1 时新轴的下标是 1。",
            en="The new axis is in front, as with axis=0; with axis=1 its index is 1.",
        ),
        (8, 512, 2): Text(
            zh="新轴放在了最后面，那是 axis=-1；axis=1 时新轴的下标是 1。",
            en="The new axis is last, as with axis=-1; with axis=1 its index is 1.",
        ),
        (16, 512): Text(
            zh="这是沿 axis=0 拼接。stack 不加长已有的轴，而是新增一个。",
            en="That is joining along axis 0. stack lengthens no axis but makes a new one.",
        ),
    }
    assert_stated(submission.predict(), "pair", (8, 2, 512), mistakes)


@check(zh="hstack 用在三维数组上", en="hstack on arrays of three axes")
def test_clips(submission):
    mistakes = {
        "error": Text(
            zh="hstack 沿 axis=1 拼接，而不是最后一个轴；这里两个数组恰好只在 axis=1 上不同。",
            en="hstack joins along axis 1, not along the last; and axis 1 is the only one along "
            "which these arrays differ.",
        ),
        (8, 50, 1024): BOTH_AXES,
        (16, 50, 512): BOTH_AXES,
    }
    assert_stated(submission.predict(), "clips", (8, 50, 512), mistakes)


@check(zh="拼接 8 行和 1 行", en="Joining 8 rows and 1 row")
def test_shared(submission):
    assert_stated(
        submission.predict(), "shared", "error", {(8, 576): NO_BROADCAST, (9, 576): BOTH_AXES}
    )


@check(zh="拼接三维和二维数组", en="Joining arrays of three axes and of two")
def test_per_frame(submission):
    mistakes = {
        (8, 20, 1024): Text(
            zh="拼接从不补轴，也不广播：轴数不同就报错。要先把每个样本的标题特征展开到 20 帧。",
            en="Joining adds no axis and doesn't broadcast: different numbers of axes are an "
            "error. Expand the caption of each sample to its 20 frames first.",
        ),
        (8, 21, 512): Text(
            zh="标题不会自动当作第 21 帧：轴数不同就报错，要先加一个轴，并沿 axis=1 拼接。",
            en="The caption doesn't become frame 21 by itself: different numbers of axes are an "
            "error. Give it an axis and join along axis 1.",
        ),
    }
    assert_stated(submission.predict(), "per_frame", "error", mistakes)


@check(zh="每个样本一个权重，直接相乘", en="A weight per sample, multiplied as it is")
def test_weighted(submission):
    assert_stated(
        submission.predict(), "weighted", "error", {(8, 512): FROM_THE_LEFT, (8, 8): FROM_THE_LEFT}
    )


@check(zh="（8, 1）减（8,）", en="(8, 1) minus (8,)")
def test_difference(submission):
    silent = Text(
        zh="（8,）靠右对齐后是（1, 8），和（8, 1）互相展开成 8 × 8 的表，"
        "而且不报错：这样算出的损失是错的。",
        en="Aligned at the right, (8,) is (1, 8), and with (8, 1) it expands to a table of 8 × 8, "
        "without any error: a loss computed from it is wrong.",
    )
    mistakes = {(8, 1): silent, (8,): silent, "error": silent, (1, 8): silent}
    assert_stated(submission.predict(), "difference", (8, 8), mistakes)


@check(zh="逐样本的外积", en="An outer product for each sample")
def test_outer(submission):
    mistakes = {
        (8, 812): Text(
            zh="这是拼接。相乘时长度 1 的轴会展开，得到每个样本的 512 × 300 张表。",
            en="That is joining. In a product an axis of length 1 expands, which gives a table of "
            "512 × 300 for each sample.",
        ),
        (8, 512 * 300): Text(
            zh="元素个数对，但没有谁把它展平：广播会保留两个轴。",
            en="The number of cells is right, but nobody flattened them: broadcasting keeps both "
            "axes.",
        ),
        (8, 300, 512): Text(
            zh="两个轴的顺序反了：image 的 512 在 axis=1，text 的 300 在 axis=2。",
            en="The axes are in reverse: the 512 of image lie on axis 1, the 300 of text on "
            "axis 2.",
        ),
        "error": Text(
            zh="两边先各插入了一个长度为 1 的轴，逐轴比较时总有一边是 1，所以可以广播。",
            en="Both got an axis of length 1 first: where lengths differ one of them is 1, so they "
            "broadcast.",
        ),
    }
    assert_stated(submission.predict(), "outer", (8, 512, 300), mistakes)
