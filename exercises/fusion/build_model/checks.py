"""Checks of build_model: what prompt.en.md promises, judged by what the model does."""

import numpy as np
import pytest

from grader.checks import Text, check, fail
from grader.checks.cross_entropy import cross_entropy_fault
from grader.checks.lab import EXAMPLE_SHAPES, LEAST_ACCURACY, Lab
from grader.checks.learning import BATCH, unchanged_weights
from grader.checks.two_input_model import (
    LARGEST_ID,
    accepts,
    assert_probabilities,
    build,
    guesses,
    in_one_line,
    random_inputs,
)
from grader.sandbox.failures import LearnerRaised

OTHER_SHAPES = (((32, 32, 3), (20,)), ((48, 32, 1), (64,)))

# Shuffling takes a right answer down by .45 or so, one that uses a single modality from .50 to
# .25, and one that ignores the modality by 0, give or take .03.
LEAST_DROP = 0.10
# Adam at its usual rate moves a weight by .016 in the first 16 steps; at rate 1000 by thousands.
MOST_GROWTH = 100
LEAST_FALL = 0.005
# Sums over threads or over another number of rows differ in the last bits.
SAME, SAME_IN_ANY_BATCH = 1e-4, 1e-3


@pytest.fixture(scope="session")
def lab(submission, seed):
    return Lab(submission, seed)


@check(zh="返回一个 Keras 模型", en="It returns a Keras model")
def test_returns_a_model(lab):
    _ = lab.model


@check(
    zh="两个输入，先图像后文本",
    en="It takes two inputs: image first, then text",
    after=test_returns_a_model,
)
def test_takes_image_then_text(lab):
    model = lab.model
    images, tokens = random_inputs(4, *EXAMPLE_SHAPES)
    known = model.describe().inputs
    if known is not None and len(known) != 2:
        fail(
            Text(
                zh=f"模型应有图像、文本两个输入，实际有 {len(known)} 个。",
                en=f"The model should have two inputs, image and text, but has {len(known)}.",
            )
        )
    try:
        model.predict(images, tokens)
    except LearnerRaised as raised:
        if accepts(model, tokens, images):
            fail(
                Text(
                    zh="两个输入的顺序反了：应当是 inputs=[图像, 文本]，现在文本排在了前面。",
                    en="The inputs are swapped: it should be inputs=[image, text], but the text "
                    "comes first.",
                )
            )
        fail(
            Text(
                zh=f"按 model([图像, 文本]) 调用时出错，图像 {images.shape}，文本 {tokens.shape}："
                f"{in_one_line(raised)}",
                en=f"Calling model([image, text]) with image {images.shape} and text "
                f"{tokens.shape} raised {in_one_line(raised)}",
            )
        )


@check(
    zh="输出形状 (batch, 10)，每行是概率分布",
    en="The output has shape (batch, 10), each row a probability distribution",
    after=test_takes_image_then_text,
)
def test_gives_probabilities(lab):
    model = lab.model
    for rows in (1, 5):
        assert_probabilities(model.probabilities(*random_inputs(rows, *EXAMPLE_SHAPES)))


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
    if not lab.model.describe().compiled:
        fail(
            Text(
                zh="模型还没有编译：返回之前请调用 model.compile(optimizer=…, loss=…, metrics=…)。",
                en="The model isn't compiled: call model.compile(optimizer=…, loss=…, metrics=…) "
                "before you return it.",
            )
        )


@check(
    zh="损失函数是分类交叉熵",
    en="The loss is categorical cross-entropy",
    after=test_is_compiled,
)
def test_loss_is_categorical_cross_entropy(lab):
    model = lab.model
    images, tokens = random_inputs(2, *EXAMPLE_SHAPES)

    def loss(labels, predictions):
        rows = len(labels)
        return model.assess(images[:rows], tokens[:rows], labels, predictions).loss

    try:
        fault = cross_entropy_fault(loss)
    except LearnerRaised as raised:
        name, said = model.describe().loss, in_one_line(raised)
        fail(
            Text(
                zh=f"损失函数 {name} 不能用于 one-hot 标签：{said}。"
                "标签是 (batch, 10) 的 one-hot，请用 categorical_crossentropy（不带 sparse_）。",
                en=f"The loss {name} does not take one-hot labels: {said}. Labels are "
                "one-hot of shape (batch, 10), so use categorical_crossentropy (not sparse_).",
            )
        )
    if fault is not None:
        fail(fault)


@check(
    zh="带有准确率指标",
    en="It has an accuracy metric",
    after=test_is_compiled,
)
def test_has_an_accuracy_metric(lab):
    model = lab.model
    images, tokens = random_inputs(40, *EXAMPLE_SHAPES)
    names = None
    for right in (14, 33):
        labels, predictions = guesses(right, 40)
        metrics = model.assess(images, tokens, labels, predictions).metrics
        agreeing = {name for name, value in metrics.items() if abs(value - right / 40) < 1e-4}
        names = agreeing if names is None else names & agreeing
    if not names:
        found = ", ".join(sorted(set(metrics) - {"loss"}))
        fail(
            Text(
                zh="没有哪个指标等于准确率（40 个样本对 33 个，应为 0.825）。"
                f"现有指标：{found or '无'}。编译时请给 metrics=['accuracy']。",
                en="No metric equals the accuracy (33 of 40 samples right should give 0.825). "
                f"Yours: {found or 'none'}. Give compile metrics=['accuracy'].",
            )
        )


@check(
    zh="优化器能让损失下降",
    en="The optimizer makes the loss fall",
    after=test_is_compiled,
)
def test_optimizer_makes_the_loss_fall(lab):
    run = lab.own_run
    rate = run.model.describe().learning_rate
    shown = "" if rate is None else f"{rate:g}"
    if not run.finite or run.growth > MOST_GROWTH:
        fail(
            Text(
                zh=f"训练一开始就发散了：权重猛增，或预测变成 NaN。学习率 {shown} 太大，"
                "可以先用 Adam 的默认值 0.001。",
                en="Training diverges at once: weights leap or predictions become NaN. The "
                f"learning rate {shown} is too large; start from Adam's default, 0.001.",
            )
        )
    if run.accuracy < LEAST_ACCURACY and run.loss > run.first_loss - LEAST_FALL:
        fail(
            Text(
                zh=f"训练 {run.steps} 步，损失停在 {run.loss:.3f}（起点 {run.first_loss:.3f}）。"
                f"学习率 {shown} 是不是太小，或者权重都被冻结了？",
                en=f"After {run.steps} steps the loss is still {run.loss:.3f} (it began at "
                f"{run.first_loss:.3f}). Is the learning rate {shown} too small, or are the "
                "weights frozen?",
            )
        )


@check(
    zh="每次调用都得到全新的模型",
    en="Every call gives a fresh model",
    after=test_is_compiled,
)
def test_every_call_gives_a_fresh_model(lab):
    _ = lab.own_run
    model, before = lab.bystander
    if [weight.digest for weight in model.weights()] != [weight.digest for weight in before]:
        fail(
            Text(
                zh="训练一个模型时，另一次调用得到的模型也变了：它们共用了权重。"
                "请在 build_model 里面新建所有的层，不要用全局的层或缓存的模型。",
                en="Training one model changed the model of another call: they share weights. "
                "Create every layer inside build_model; no global layers, no cached model.",
            )
        )
    some = lab.ground.sample(BATCH)
    try:
        model.train(some.images, some.tokens, some.labels, BATCH)
    except LearnerRaised as raised:
        fail(
            Text(
                zh="优化器是不是建在了函数外面、被几个模型共用？请在 build_model 里新建。"
                f"第二个模型无法训练：{in_one_line(raised)}",
                en="Is the optimizer made outside the function and shared? Create it inside "
                f"build_model. A second model cannot be trained: {in_one_line(raised)}",
            )
        )


@check(
    zh="用到了图像：打乱图像，准确率会下降",
    en="It uses the image: shuffling the images costs accuracy",
    after=test_is_compiled,
)
def test_uses_the_image(lab):
    shuffled = lab.ground.accuracy_with_images_shuffled(lab.best_run.model)
    assert_shuffling_costs(lab.best_run.accuracy, shuffled, Text(zh="图像", en="image"))


@check(
    zh="用到了文本：打乱文本，准确率会下降",
    en="It uses the text: shuffling the texts costs accuracy",
    after=test_is_compiled,
)
def test_uses_the_text(lab):
    shuffled = lab.ground.accuracy_with_texts_shuffled(lab.best_run.model)
    assert_shuffling_costs(lab.best_run.accuracy, shuffled, Text(zh="文本", en="text"))


def assert_shuffling_costs(accuracy, shuffled, what):
    if accuracy - shuffled >= LEAST_DROP:
        return
    fail(
        Text(
            zh=f"把{what.zh}打乱，准确率从 {accuracy:.0%} 变成 {shuffled:.0%}，几乎不受影响："
            f"模型没有用到{what.zh}。{what.zh}分支接进融合层了吗？",
            en=f"With every {what.en} swapped for another, accuracy goes from {accuracy:.0%} to "
            f"{shuffled:.0%}: the model ignores the {what.en}. "
            f"Is the {what.en} branch connected to the fusion?",
        )
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
    without_image = lab.ground.accuracy_with_images_shuffled(run.model)
    without_text = lab.ground.accuracy_with_texts_shuffled(run.model)
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
    )


@check(
    zh="每个可训练的权重都在学习",
    en="Every trainable weight learns",
    after=test_learns_from_both_modalities,
)
def test_every_trainable_weight_changes(lab):
    run = lab.best_run
    after = run.model.weights()
    if not any(weight.trainable for weight in after):
        fail(
            Text(
                zh="模型没有可训练的权重：什么也学不到。请用 Keras 的层来搭建。",
                en="The model has no trainable weight, so it can learn nothing. Build it of Keras "
                "layers.",
            )
        )
    still = unchanged_weights(run.before, after)
    if still:
        names = ", ".join(still[:3]) + (" …" if len(still) > 3 else "")
        fail(
            Text(
                zh=f"有 {len(still)} 个权重训练前后一个比特都没变：{names}。梯度没有传到这里："
                "这一层的结果接进输出了吗？有没有 stop_gradient？",
                en=f"Training leaves {len(still)} weights as they were, to the bit: {names}. No "
                "gradient reaches them. Does the layer's result go into the output? Is there a "
                "stop_gradient?",
            )
        )


@check(
    zh="同样的输入给出同样的预测",
    en="The same input gives the same prediction",
    after=test_is_compiled,
)
def test_prediction_is_repeatable(lab):
    sample = lab.ground.sample(8)
    for model in (lab.bystander[0], lab.best_run.model):
        once = model.probabilities(sample.images, sample.tokens)
        again = model.probabilities(sample.images, sample.tokens)
        if not np.abs(once - again).max() <= SAME:
            fail(
                Text(
                    zh=f"同一批样本预测两次，概率最多相差 {np.abs(once - again).max():.3f}。"
                    "Dropout、加噪声只应在训练时起作用：把 training 传下去，不要写死 True。",
                    en="Predicting the same samples twice gives probabilities up to "
                    f"{np.abs(once - again).max():.3f} apart. Dropout and noise belong to "
                    "training: pass `training` on instead of a fixed True.",
                )
            )


@check(
    zh="一个样本的预测不受同批其他样本影响",
    en="A sample's prediction does not depend on the rest of its batch",
    after=test_prediction_is_repeatable,
)
def test_prediction_ignores_the_rest_of_the_batch(lab):
    sample = lab.ground.sample(8)
    for model in (lab.bystander[0], lab.best_run.model):
        together = model.probabilities(sample.images, sample.tokens)
        for row in range(2):
            one = sample.take(slice(row, row + 1))
            gap = np.abs(model.probabilities(one.images, one.tokens)[0] - together[row]).max()
            if not gap < SAME_IN_ANY_BATCH:
                fail(
                    Text(
                        zh=f"同一个样本，单独预测和放在一批里预测，概率相差 {gap:.3f}。"
                        "有没有在第 0 维（样本维）上求平均、做 softmax，"
                        "或者让 BatchNormalization 总是用 training=True？",
                        en=f"One sample predicted alone and within a batch differs by {gap:.3f}. "
                        "Is there a mean or softmax over axis 0, the samples, or a "
                        "BatchNormalization with training=True?",
                    )
                )
