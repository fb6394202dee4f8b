"""Checks of build_model: what prompt.en.md promises, judged by what the model does."""

from pathlib import Path

import numpy as np
import pytest

from grader.checks import Text, check, fail
from grader.checks.lab import EXAMPLE_SHAPES, LEAST_ACCURACY, Lab
from grader.checks.model_properties import (
    assert_accuracy_metric,
    assert_compiled,
    assert_cross_entropy,
    assert_every_call_is_fresh,
    assert_every_weight_learns,
    assert_ignores_the_rest_of_the_batch,
    assert_repeatable,
    assert_stays_finite,
    assert_takes_two_inputs,
    learning_rate,
)
from grader.checks.two_input_model import (
    CLASSES,
    LARGEST_ID,
    assert_probabilities,
    build,
    in_one_line,
    random_inputs,
)
from grader.sandbox.failures import LearnerRaised

BAND = Path(__file__).with_name("learning_band.json")

OTHER_SHAPES = (((32, 32, 3), (20,)), ((48, 32, 1), (64,)))

# Shuffling takes a right answer down by .45 or so, one that uses a single modality from .50 to
# .25, and one that ignores the modality by 0, give or take .03.
LEAST_DROP = 0.10
LEAST_FALL = 0.005


@pytest.fixture(scope="session")
def lab(submission, seed):
    return Lab(submission, seed, band=BAND)


@check(zh="返回一个 Keras 模型", en="It returns a Keras model")
def test_returns_a_model(lab):
    _ = lab.model


@check(
    zh="两个输入，先图像后文本",
    en="It takes two inputs: image first, then text",
    after=test_returns_a_model,
)
def test_takes_image_then_text(lab):
    first, second = Text(zh="图像", en="image"), Text(zh="文本", en="text")
    assert_takes_two_inputs(lab.model, random_inputs(4, *EXAMPLE_SHAPES), first, second)


@check(
    zh="输出形状 (batch, 10)，每行是概率分布",
    en="The output has shape (batch, 10), each row a probability distribution",
    after=test_takes_image_then_text,
)
def test_gives_probabilities(lab):
    model = lab.model
    for rows in (1, 4):
        inputs = random_inputs(rows, *EXAMPLE_SHAPES)
        assert_probabilities(model.probabilities(*inputs, once=True))


@check(
    zh="接受 0 到 9999 的全部词元编号",
    en="It accepts every token id from 0 to 9,999",
    after=test_gives_probabilities,
)
def test_accepts_every_token_id(lab):
    model = lab.model
    images, tokens = random_inputs(3, *EXAMPLE_SHAPES)
    tokens[:, :6] = [0, 1, 255, 256, LARGEST_ID - 1, LARGEST_ID]
    try:
        predicted = model.probabilities(images, tokens)
    except LearnerRaised as raised:
        fail(
            Text(
                zh=f"词元编号取到 {LARGEST_ID} 时出错：{in_one_line(raised)}。"
                "编号共有 10000 个（0–9999），Embedding 的 input_dim 应为 10000。",
                en=f"With token id {LARGEST_ID} the model raised {in_one_line(raised)}. There are "
                "10,000 ids (0–9,999), so Embedding needs input_dim=10000.",
            )
        )
    assert_probabilities(predicted)


@check(
    zh="换成其他输入形状也能用",
    en="It works for other input shapes",
    after=test_gives_probabilities,
)
def test_works_for_other_shapes(submission):
    for image_shape, text_shape in OTHER_SHAPES:
        try:
            model = build(submission, image_shape, text_shape)
            predicted = model.probabilities(*random_inputs(2, image_shape, text_shape))
        except LearnerRaised as raised:
            call = f"build_model({image_shape}, {text_shape})"
            fail(
                Text(
                    zh=f"{call} 出错：{in_one_line(raised)}。"
                    "形状要来自 input_shape1 和 input_shape2，不要写死在代码里。",
                    en=f"{call} fails: {in_one_line(raised)}. "
                    "Take the shapes from input_shape1 and input_shape2; don't fix them in code.",
                )
            )
        assert_probabilities(predicted)


@check(zh="模型已经编译", en="The model is compiled", after=test_works_for_other_shapes)
def test_is_compiled(lab):
    assert_compiled(lab.model)


@check(
    zh="损失函数是分类交叉熵",
    en="The loss is categorical cross-entropy",
    after=test_is_compiled,
)
def test_loss_is_categorical_cross_entropy(lab):
    assert_cross_entropy(lab.model, random_inputs(2, *EXAMPLE_SHAPES), CLASSES)


@check(
    zh="带有准确率指标",
    en="It has an accuracy metric",
    after=test_is_compiled,
)
def test_has_an_accuracy_metric(lab):
    assert_accuracy_metric(lab.model, random_inputs(40, *EXAMPLE_SHAPES), CLASSES)


@check(
    zh="优化器能让损失下降",
    en="The optimizer makes the loss fall",
    after=test_is_compiled,
)
def test_optimizer_makes_the_loss_fall(lab):
    run = lab.own_run
    assert_stays_finite(run)
    if run.accuracy < LEAST_ACCURACY and run.loss > run.first_loss - LEAST_FALL:
        fail(
            Text(
                zh=f"训练 {run.steps} 步，损失停在 {run.loss:.3f}（起点 {run.first_loss:.3f}）。"
                f"学习率{learning_rate(run)} 是不是太小，或者权重都被冻结了？",
                en=f"After {run.steps} steps the loss is still {run.loss:.3f} (it began at "
                f"{run.first_loss:.3f}). Is the learning rate{learning_rate(run)} too small, "
                "or are the weights frozen?",
            ),
            training=lab.record(run),
        )


@check(
    zh="每次调用都得到全新的模型",
    en="Every call gives a fresh model",
    after=test_is_compiled,
)
def test_every_call_gives_a_fresh_model(lab):
    assert_every_call_is_fresh(lab)


@check(
    zh="用到了图像：打乱图像，准确率会下降",
    en="It uses the image: shuffling the images costs accuracy",
    after=test_is_compiled,
)
def test_uses_the_image(lab):
    shuffled, _ = lab.shuffled(lab.best_run)
    assert_shuffling_costs(lab, shuffled, Text(zh="图像", en="image"))


@check(
    zh="用到了文本：打乱文本，准确率会下降",
    en="It uses the text: shuffling the texts costs accuracy",
    after=test_is_compiled,
)
def test_uses_the_text(lab):
    _, shuffled = lab.shuffled(lab.best_run)
    assert_shuffling_costs(lab, shuffled, Text(zh="文本", en="text"))


def assert_shuffling_costs(lab, shuffled, what):
    accuracy = lab.best_run.accuracy
    if accuracy - shuffled >= LEAST_DROP:
        return
    fail(
        Text(
            zh=f"把{what.zh}打乱，准确率从 {accuracy:.0%} 变成 {shuffled:.0%}，几乎不受影响："
            f"模型没有用到{what.zh}。{what.zh}分支接进融合层了吗？",
            en=f"With every {what.en} swapped for another, accuracy goes from {accuracy:.0%} to "
            f"{shuffled:.0%}: the model ignores the {what.en}. "
            f"Is the {what.en} branch connected to the fusion?",
        ),
        training=lab.record(lab.best_run),
    )


@check(
    zh="能学会需要两个模态的任务",
    en="It learns a task that needs both modalities",
    points=3,
    after=test_is_compiled,
)
def test_learns_from_both_modalities(lab):
    run = lab.best_run
    if run.accuracy >= LEAST_ACCURACY:
        return
    without_image, without_text = lab.shuffled(run)
    fail(
        Text(
            zh=f"在新样本上的准确率是 {run.accuracy:.0%}，应达到 {LEAST_ACCURACY:.0%}"
            f"（打乱图像后是 {without_image:.0%}，打乱文本后是 {without_text:.0%}）。"
            "文本是不是只看了一部分？编号有没有各自的 Embedding 向量，"
            "大编号是不是被合并或丢掉了？两个分支在分类之前汇合了吗？",
            en=f"On new samples it is right {run.accuracy:.0%} of the time; {LEAST_ACCURACY:.0%} "
            f"is expected. (With images shuffled: {without_image:.0%}, with texts shuffled: "
            f"{without_text:.0%}.) Is only a part of the text looked at? Has every id a vector of "
            "its own, or are large ones merged or lost? Do both branches meet before the classes?",
        ),
        training=lab.record(run),
    )


@check(
    zh="每个可训练的权重都在学习",
    en="Every trainable weight learns",
    after=test_learns_from_both_modalities,
)
def test_every_trainable_weight_changes(lab):
    assert_every_weight_learns(lab.best_run)


@check(
    zh="同样的输入给出同样的预测",
    en="The same input gives the same prediction",
    after=test_is_compiled,
)
def test_prediction_is_repeatable(lab):
    assert_repeatable(lab)


@check(
    zh="一个样本的预测不受同批其他样本影响",
    en="A sample's prediction does not depend on the rest of its batch",
    after=test_prediction_is_repeatable,
)
def test_prediction_ignores_the_rest_of_the_batch(lab):
    assert_ignores_the_rest_of_the_batch(lab)
