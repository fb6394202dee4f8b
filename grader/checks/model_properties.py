"""Properties that every exercise demands of a model of two inputs, with what to tell a learner."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from grader.checks.assertions import fail
from grader.checks.cross_entropy import cross_entropy_fault
from grader.checks.lab import Lab
from grader.checks.learning import BATCH, Run, unchanged_weights
from grader.checks.model import ModelHandle
from grader.checks.two_input_model import accepts, guesses, in_one_line
from grader.sandbox.failures import LearnerRaised
from grader.text import Text

Array = npt.NDArray[Any]
Inputs = tuple[Array, Array]

# Adam at its usual rate moves a weight by .016 in the first 16 steps; at rate 1000 by thousands.
MOST_GROWTH = 100
# Sums over threads or over another number of rows differ in the last bits.
SAME, SAME_IN_ANY_BATCH = 1e-4, 1e-3


def assert_takes_two_inputs(model: ModelHandle, inputs: Inputs, first: Text, second: Text) -> None:
    """Fail unless the model can be called with both inputs in this order, called by these names."""
    one, two = inputs
    known = model.describe().inputs
    if known is not None and len(known) != 2:
        fail(
            Text(
                zh=f"模型应有{first.zh}、{second.zh}两个输入，实际有 {len(known)} 个。",
                en=f"The model should have two inputs, {first.en} and {second.en}, but has "
                f"{len(known)}.",
            )
        )
    try:
        model.predict_once(one, two)
    except LearnerRaised as raised:
        if accepts(model, two, one):
            fail(
                Text(
                    zh=f"两个输入的顺序反了：应当是 inputs=[{first.zh}, {second.zh}]，"
                    f"现在{second.zh}排在了前面。",
                    en=f"The inputs are swapped: it should be inputs=[{first.en}, {second.en}], "
                    f"with the {first.en} first.",
                )
            )
        fail(
            Text(
                zh=f"按 model([{first.zh}, {second.zh}]) 调用时出错，{first.zh} {one.shape}，"
                f"{second.zh} {two.shape}：{in_one_line(raised)}",
                en=f"Calling model([{first.en}, {second.en}]) with {first.en} {one.shape} and "
                f"{second.en} {two.shape} raised {in_one_line(raised)}",
            )
        )


def assert_compiled(model: ModelHandle) -> None:
    """Fail unless the model is compiled."""
    if not model.describe().compiled:
        fail(
            Text(
                zh="模型还没有编译：返回之前请调用 model.compile(optimizer=…, loss=…, metrics=…)。",
                en="The model isn't compiled: call model.compile(optimizer=…, loss=…, metrics=…) "
                "before you return it.",
            )
        )


def assert_cross_entropy(model: ModelHandle, inputs: Inputs, classes: int) -> None:
    """Fail unless the compiled loss is cross-entropy on one-hot labels; two rows of inputs do."""
    one, two = inputs

    def loss(labels: Array, predictions: Array) -> float:
        rows = len(labels)
        return model.assess(one[:rows], two[:rows], labels, predictions).loss

    try:
        fault = cross_entropy_fault(loss, classes)
    except LearnerRaised as raised:
        name, said = model.describe().loss, in_one_line(raised)
        fail(
            Text(
                zh=f"损失函数 {name} 不能用于 one-hot 标签：{said}。标签是 (batch, {classes}) 的 "
                "one-hot，请用 categorical_crossentropy（不带 sparse_）。",
                en=f"The loss {name} does not take one-hot labels: {said}. Labels are one-hot of "
                f"shape (batch, {classes}), so use categorical_crossentropy (not sparse_).",
            )
        )
    if fault is not None:
        fail(fault)


def assert_accuracy_metric(model: ModelHandle, inputs: Inputs, classes: int) -> None:
    """Fail unless one metric is the accuracy; takes 40 rows of inputs."""
    names: set[str] | None = None
    metrics: set[str] = set()
    for right in (14, 33):
        labels, predictions = guesses(right, 40, classes)
        found = model.assess(*inputs, labels, predictions).metrics
        metrics = set(found)
        agreeing = {name for name, value in found.items() if abs(value - right / 40) < 1e-4}
        names = agreeing if names is None else names & agreeing
    if not names:
        known = ", ".join(sorted(metrics - {"loss"}))
        fail(
            Text(
                zh="没有哪个指标等于准确率（40 个样本对 33 个，应为 0.825）。"
                f"现有指标：{known or '无'}。编译时请给 metrics=['accuracy']。",
                en="No metric equals the accuracy (33 of 40 samples right should give 0.825). "
                f"Yours: {known or 'none'}. Give compile metrics=['accuracy'].",
            )
        )


def assert_stays_finite(run: Run) -> None:
    """Fail where the first steps of training made weights leap or predictions NaN."""
    if run.finite and not run.growth > MOST_GROWTH:
        return
    rate = learning_rate(run)
    fail(
        Text(
            zh=f"训练一开始就发散了：权重猛增，或预测变成 NaN。学习率{rate} 太大，"
            "可以先用 Adam 的默认值 0.001。",
            en="Training diverges at once: weights leap or predictions become NaN. The "
            f"learning rate{rate} is too large; start from Adam's default, 0.001.",
        )
    )


def learning_rate(run: Run) -> str:
    """Return the learning rate as text with a blank before it, nothing where it isn't known."""
    rate = run.model.describe().learning_rate
    return "" if rate is None else f" {rate:g}"


def assert_every_call_is_fresh(lab: Lab) -> None:
    """Fail where training one model changed another, or keeps it from being trained."""
    _ = lab.own_run
    function = lab.course.function
    model, before = lab.bystander
    if [weight.digest for weight in model.weights()] != [weight.digest for weight in before]:
        fail(
            Text(
                zh="训练一个模型时，另一次调用得到的模型也变了：它们共用了权重。"
                f"请在 {function} 里面新建所有的层，不要用全局的层或缓存的模型。",
                en="Training one model changed the model of another call: they share weights. "
                f"Create every layer inside {function}; no global layers, no cached model.",
            )
        )
    some = lab.ground.sample(BATCH)
    try:
        model.train(some.images, some.tokens, some.labels, BATCH)
    except LearnerRaised as raised:
        fail(
            Text(
                zh=f"优化器是不是建在了函数外面、被几个模型共用？请在 {function} 里新建。"
                f"第二个模型无法训练：{in_one_line(raised)}",
                en="Is the optimizer made outside the function and shared? Create it inside "
                f"{function}. A second model cannot be trained: {in_one_line(raised)}",
            )
        )


def assert_every_weight_learns(run: Run) -> None:
    """Fail where a trainable weight is after training what it was before, to the bit."""
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


def assert_repeatable(lab: Lab) -> None:
    """Fail where a model, new or trained, predicts the same samples differently a second time."""
    sample, classes = lab.ground.sample(8), lab.course.classes
    for model in (lab.bystander[0], lab.best_run.model):
        once = model.probabilities(sample.images, sample.tokens, classes)
        again = model.probabilities(sample.images, sample.tokens, classes)
        gap = np.abs(once - again).max()
        if not gap <= SAME:
            fail(
                Text(
                    zh=f"同一批样本预测两次，概率最多相差 {gap:.3f}。"
                    "Dropout、加噪声只应在训练时起作用：把 training 传下去，不要写死 True。",
                    en=f"Predicting the same samples twice gives probabilities up to {gap:.3f} "
                    "apart. Dropout and noise belong to training: pass `training` on instead of a "
                    "fixed True.",
                )
            )


def assert_ignores_the_rest_of_the_batch(lab: Lab) -> None:
    """Fail where a model, new or trained, predicts a sample alone otherwise than in a batch."""
    sample, classes = lab.ground.sample(8), lab.course.classes
    for model in (lab.bystander[0], lab.best_run.model):
        together = model.probabilities(sample.images, sample.tokens, classes)
        for row in range(2):
            one = sample.take(slice(row, row + 1))
            alone = model.probabilities(one.images, one.tokens, classes)[0]
            gap = np.abs(alone - together[row]).max()
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
