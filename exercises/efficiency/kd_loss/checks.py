"""Checks of kd_loss: what prompt.en.md promises, property by property."""

import math

import numpy as np

from grader.checks import Text, assert_close, assert_same_array, check, fail

LOSS = Text(zh="损失", en="the loss")


def number(value):
    """Return `value` as an array without axes if it is one number, else fail."""
    single = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if not single and not (isinstance(value, np.ndarray) and value.ndim == 0):
        shape = f"{value.shape}" if isinstance(value, np.ndarray) else None
        fail(
            Text(
                zh="应返回一个数"
                + (f"，实际返回了形状为 {shape} 的数组：要对整个批次取平均。" if shape else "。"),
                en="Expected one number"
                + (f", got an array of shape {shape}: average over the batch." if shape else "."),
            ),
            "a number",
            value,
        )
    return np.asarray(value)


def log_softmax(row):
    """Return the logarithms of the softmax of a list of numbers."""
    largest = max(row)
    total = math.fsum(math.exp(z - largest) for z in row)
    return [z - largest - math.log(total) for z in row]


def hard(student, label):
    """Return the cross-entropy of one row of logits."""
    return -log_softmax(student.tolist())[label]


def soft(student, teacher, temperature):
    """Return T² times the divergence of one row from the teacher's."""
    q = log_softmax((student / temperature).tolist())
    p = log_softmax((teacher / temperature).tolist())
    terms = [math.exp(one) * (one - other) for one, other in zip(p, q, strict=True)]
    return temperature**2 * math.fsum(terms)


def loss(student, teacher, labels, temperature, alpha):
    """Return the whole loss, row by row."""
    rows = zip(student, teacher, labels.tolist(), strict=True)
    losses = [alpha * soft(s, t, temperature) + (1 - alpha) * hard(s, y) for s, t, y in rows]
    return np.asarray(math.fsum(losses) / len(losses))


def samples(draw, rows):
    """Return logits of student and teacher, and labels."""
    classes = draw.integer(2, 4)
    student = draw.array((rows, classes), -3, 3)
    teacher = draw.array((rows, classes), -3, 3)
    return student, teacher, draw.array(rows, 0, classes - 1, "int64")


@check(zh="返回一个数", en="It returns one number", points=1)
def test_returns_a_number(submission):
    student = np.array([[2.0, 0.0, -1.0], [0.0, 1.0, 0.0]])
    teacher = np.array([[4.0, 1.0, -2.0], [1.0, 3.0, -1.0]])
    number(submission.kd_loss(student, teacher, np.array([0, 1]), 2.0, 0.5))
    number(submission.kd_loss(student[:1], teacher[:1], np.array([0]), 2.0, 0.5))


@check(
    zh="α = 0 时就是学生的交叉熵，与温度和教师无关",
    en="With α = 0 it is the student's cross-entropy, whatever the temperature and the teacher",
    points=2,
    after=test_returns_a_number,
    examples=20,
)
def test_alpha_zero_is_cross_entropy(submission, draw):
    student, teacher, labels = samples(draw, 1)
    value = submission.kd_loss(student, teacher, labels, draw.choice([2.0, 4.0, 0.5]), 0.0)
    expected = np.asarray(hard(student[0], int(labels[0])))
    assert_close(number(value), expected, atol=1e-9, what=LOSS)


@check(
    zh="α = 1 且学生与教师的分布相同时，损失为 0",
    en="With α = 1 and the same distribution as the teacher's, the loss is 0",
    points=1,
    after=test_returns_a_number,
)
def test_same_distribution_costs_nothing(submission, draw):
    student, _, labels = samples(draw, 1)
    teacher = student + draw.integer(-2, 2)  # softmax doesn't see a shift
    value = submission.kd_loss(student, teacher, labels, draw.choice([2.0, 4.0, 0.5]), 1.0)
    assert_close(number(value), np.asarray(0.0), atol=1e-9, what=LOSS)


@check(
    zh="α = 1、T = 1 时是 KL(教师‖学生)，对类别求和",
    en="With α = 1 and T = 1 it is KL(teacher‖student), summed over the classes",
    points=2,
    after=test_returns_a_number,
)
def test_divergence_from_the_teacher(submission, draw):
    student, teacher, labels = samples(draw, 1)
    value = number(submission.kd_loss(student, teacher, labels, 1.0, 1.0))
    expected = np.asarray(soft(student[0], teacher[0], 1.0))
    reverse = np.asarray(soft(teacher[0], student[0], 1.0))
    if np.isclose(value, reverse) and not np.isclose(value, expected):
        fail(
            Text(
                zh="KL 的方向反了：加权用的是教师的概率 p。",
                en="This is the divergence the other way round: the weights are the teacher's "
                "probabilities p.",
            ),
            expected,
            value,
        )
    assert_close(value, expected, atol=1e-9, what=LOSS)


@check(
    zh="软目标部分：两边都除以 T，再乘 T²",
    en="The soft part: both sides divided by T, then times T²",
    points=3,
    after=test_divergence_from_the_teacher,
)
def test_temperature(submission, draw):
    student, teacher, labels = samples(draw, 1)
    temperature = draw.choice([2.0, 4.0, 0.5, 3.0])
    value = number(submission.kd_loss(student, teacher, labels, temperature, 1.0))
    expected = np.asarray(soft(student[0], teacher[0], temperature))
    if np.isclose(value * temperature**2, expected) and not np.isclose(value, expected):
        fail(
            Text(
                zh=f"差了一个 T² = {temperature**2:g} 的因子。",
                en=f"A factor of T² = {temperature**2:g} is missing.",
            ),
            expected,
            value,
        )
    assert_close(value, expected, atol=1e-9, what=LOSS)


@check(
    zh="α 是软目标部分的权重，1 − α 是硬标签部分的权重",
    en="α weighs the soft part, 1 − α the hard part",
    points=2,
    after=test_temperature,
)
def test_alpha_weighs_both(submission, draw):
    student, teacher, labels = samples(draw, 1)
    alpha, temperature = draw.choice([0.5, 0.25, 0.75]), draw.choice([2.0, 4.0])
    value = submission.kd_loss(student, teacher, labels, temperature, alpha)
    expected = loss(student, teacher, labels, temperature, alpha)
    assert_close(number(value), expected, atol=1e-9, what=LOSS)


@check(
    zh="批次的损失是各样本损失的平均",
    en="The loss of a batch is the mean over its samples",
    points=2,
    after=test_alpha_weighs_both,
    examples=25,
)
def test_mean_over_the_batch(submission, draw):
    student, teacher, labels = samples(draw, draw.integer(2, 5))
    alpha, temperature = draw.choice([0.5, 0.0, 1.0]), draw.choice([2.0, 3.0])
    value = submission.kd_loss(student, teacher, labels, temperature, alpha)
    expected = loss(student, teacher, labels, temperature, alpha)
    assert_close(number(value), expected, atol=1e-9, what=LOSS)


@check(
    zh="logits 大到 ±10,000 时仍然正确",
    en="It is right with logits of ±10,000, too",
    points=3,
    after=test_mean_over_the_batch,
    examples=15,
)
def test_large_logits(submission, draw):
    student, teacher, labels = samples(draw, 2)
    alpha, temperature = draw.choice([0.5, 0.0, 1.0]), draw.choice([2.0, 1.0, 0.5])
    # The same to each class of a row: no distribution changes.
    shift = np.array([[9990.0], [-9990.0]])
    value = submission.kd_loss(student + shift, teacher - shift, labels, temperature, alpha)
    expected = loss(student, teacher, labels, temperature, alpha)
    assert_close(number(value), expected, atol=1e-6, what=LOSS)

    levels = np.array([10_000.0, 0.0, -10_000.0])
    student, teacher = levels[draw.permutation(3)], levels[draw.permutation(3)]
    label = draw.integer(0, 2)
    value = submission.kd_loss(student[None], teacher[None], np.array([label]), temperature, alpha)
    # All of p and of q lies on one class each, so ln q is how far the student is below its best.
    gap = student.max() - student
    expected = alpha * temperature * gap[teacher.argmax()] + (1 - alpha) * gap[label]
    assert_close(number(value), np.asarray(expected), atol=1e-6, what=LOSS)


@check(
    zh="不改动输入",
    en="The input stays as it was",
    points=1,
    after=test_returns_a_number,
)
def test_inputs_stay_unchanged(submission, draw):
    given = samples(draw, 2)
    temperature = draw.choice([2.0, 0.5])
    seen = submission.observe("kd_loss", *given, temperature, 0.5)
    names = ("student_logits", "teacher_logits", "labels")
    for name, after, before in zip(names, seen.arguments, given, strict=False):
        assert_same_array(after, before, Text(zh=f"输入被改动：{name}", en=f"{name} was changed"))
