"""Checks of build_av: what prompt.en.md promises, judged by what the model does."""

import numpy as np
import pytest

from grader.checks import Text, check, fail
from grader.checks.cross_entropy import cross_entropy_fault
from grader.checks.fusion_task import Samples
from grader.checks.lab import LEAST_ACCURACY, Course, Lab
from grader.checks.learning import BATCH, unchanged_weights
from grader.checks.two_input_model import (
    accepts,
    assert_probabilities,
    build,
    guesses,
    in_one_line,
    random_inputs,
)
from grader.datasets import tones
from grader.sandbox.failures import LearnerRaised

AUDIO, LENGTH, VOCABULARY = (tones.FRAMES, tones.CHANNELS), tones.LENGTH, 400
CLASSES = 2
OTHER_ARGUMENTS = (((50, 40), 12, 5_000), ((20, 13), 5, 31))

# Adam at its usual rate moves a weight by .016 in the first 16 steps; at rate 1000 by thousands.
MOST_GROWTH = 100
# 16 rounds are 128 steps: SGD at 1e-4 measured a fall of .06 to .10, Adam at 1e-12 of 0.
ROUNDS, LEAST_FALL = 16, 1e-3
# Sums over threads or over another number of rows differ in the last bits.
SAME, SAME_IN_ANY_BATCH = 1e-4, 1e-3
# On what is ignored the prediction doesn't depend at all; right answers changed by .09 and more.
LEAST_CHANGE = 1e-5
# How far the four cases are from a sum, as a share of their range: right answers measured .9 and
# more, two branches whose results are added up or averaged 5e-7 and less.
LEAST_INTERACTION = 1e-3


class SarcasmTask:
    """Utterances whose words have ids that depend on the seed.

    Each quarter of the ids has a good word, a bad one and neutral ones, and an utterance has only
    one good or bad word, so that a model that merges or drops high ids goes wrong.
    """

    def __init__(self, seed):
        self._random = np.random.default_rng(seed)
        count = len(tones.WORDS) - 1
        width = (VOCABULARY - 1) // count
        ids = 1 + width * np.arange(count) + self._random.integers(0, width, count)
        quarters = self._random.permuted(ids.reshape(4, -1), axis=1)
        self._ids = np.zeros(len(tones.WORDS), "int32")
        self._ids[tones.POLAR] = quarters[:, :2].T
        self._ids[tones.NEUTRAL] = quarters[:, 2:].ravel()

    def draw(self, count):
        """Return `count` fresh utterances; the class is whether the speaker is pleased."""
        drawn = tones.draw(count, self._random)
        return Samples(drawn.log_mel, self._ids[drawn.tokens], drawn.pleased, CLASSES)


VOICE_AND_WORDS = Course(
    function="build_av",
    example=(AUDIO, LENGTH, VOCABULARY),
    arguments=(AUDIO, LENGTH, VOCABULARY),
    shapes=(AUDIO, (LENGTH,)),
    largest_id=VOCABULARY - 1,
    classes=CLASSES,
    make_task=SarcasmTask,
    pool=2_048,
)


@pytest.fixture(scope="session")
def lab(submission, seed):
    return Lab(submission, seed, VOICE_AND_WORDS)


def some_inputs(rows, audio_shape=AUDIO, text_len=LENGTH, vocab_size=VOCABULARY):
    """Return spectrograms and token ids over the whole range, the same ones every time."""
    return random_inputs(rows, audio_shape, (text_len,), vocab_size - 1)


@check(zh="返回一个 Keras 模型", en="It returns a Keras model")
def test_returns_a_model(lab):
    _ = lab.model


@check(
    zh="两个输入，先频谱后词元",
    en="It takes two inputs: spectrogram first, then tokens",
    after=test_returns_a_model,
)
def test_takes_audio_then_tokens(lab):
    model = lab.model
    audio, tokens = some_inputs(4)
    known = model.describe().inputs
    if known is not None and len(known) != 2:
        fail(
            Text(
                zh=f"模型应有频谱、词元两个输入，实际有 {len(known)} 个。",
                en="The model should have two inputs, spectrogram and tokens, but has "
                f"{len(known)}.",
            )
        )
    try:
        model.predict(audio, tokens)
    except LearnerRaised as raised:
        if accepts(model, tokens, audio):
            fail(
                Text(
                    zh="两个输入的顺序反了：应当是 inputs=[频谱, 词元]，现在词元排在了前面。",
                    en="The inputs are swapped: it should be inputs=[spectrogram, tokens], but "
                    "the tokens come first.",
                )
            )
        fail(
            Text(
                zh=f"按 model([频谱, 词元]) 调用时出错，频谱 {audio.shape}，词元 {tokens.shape}："
                f"{in_one_line(raised)}",
                en=f"Calling model([spectrogram, tokens]) with spectrograms {audio.shape} and "
                f"tokens {tokens.shape} raised {in_one_line(raised)}",
            )
        )


@check(
    zh="输出形状 (batch, 2)，每行是概率分布",
    en="The output has shape (batch, 2), each row a probability distribution",
    after=test_takes_audio_then_tokens,
)
def test_gives_probabilities(lab):
    for rows in (1, 5):
        assert_probabilities(lab.model.probabilities(*some_inputs(rows), CLASSES))


@check(
    zh="接受 0 到 vocab_size - 1 的全部词元编号",
    en="It accepts every token id from 0 to vocab_size - 1",
    after=test_gives_probabilities,
)
def test_accepts_every_token_id(lab):
    audio, tokens = some_inputs(3)
    tokens[:, :4] = [0, 1, VOCABULARY - 2, VOCABULARY - 1]
    try:
        predicted = lab.model.probabilities(audio, tokens, CLASSES)
    except LearnerRaised as raised:
        fail(
            Text(
                zh=f"vocab_size={VOCABULARY} 时，词元编号取到 {VOCABULARY - 1} 出错："
                f"{in_one_line(raised)}。编号从 0 到 {VOCABULARY - 1}，"
                "Embedding 的 input_dim 就是 vocab_size。",
                en=f"With vocab_size={VOCABULARY}, token id {VOCABULARY - 1} raised "
                f"{in_one_line(raised)}. Ids run from 0 to {VOCABULARY - 1}, so Embedding needs "
                "input_dim=vocab_size.",
            )
        )
    assert_probabilities(predicted)


@check(
    zh="换成其他形状和词表大小也能用",
    en="It works for other shapes and sizes",
    after=test_accepts_every_token_id,
)
def test_works_for_other_shapes(submission):
    for arguments in OTHER_ARGUMENTS:
        audio, tokens = some_inputs(2, *arguments)
        tokens[:, -1] = arguments[-1] - 1
        try:
            model = build(submission, *arguments, function="build_av")
            predicted = model.probabilities(audio, tokens, CLASSES)
        except LearnerRaised as raised:
            call = f"build_av{arguments}"
            fail(
                Text(
                    zh=f"{call} 出错：{in_one_line(raised)}。"
                    "形状和大小要来自参数，不要写死在代码里。",
                    en=f"{call} fails: {in_one_line(raised)}. Take shapes and sizes from the "
                    "arguments; don't fix them in code.",
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


@check(zh="损失函数是交叉熵", en="The loss is cross-entropy", after=test_is_compiled)
def test_loss_is_cross_entropy(lab):
    model = lab.model
    audio, tokens = some_inputs(2)

    def loss(labels, predictions):
        rows = len(labels)
        return model.assess(audio[:rows], tokens[:rows], labels, predictions).loss

    try:
        fault = cross_entropy_fault(loss, CLASSES)
    except LearnerRaised as raised:
        name, said = model.describe().loss, in_one_line(raised)
        fail(
            Text(
                zh=f"损失函数 {name} 不能用于 one-hot 标签：{said}。"
                "标签是 (batch, 2) 的 one-hot，请用 categorical_crossentropy（不带 sparse_）。",
                en=f"The loss {name} does not take one-hot labels: {said}. Labels are "
                "one-hot of shape (batch, 2), so use categorical_crossentropy (not sparse_).",
            )
        )
    if fault is not None:
        fail(fault)


@check(zh="带有准确率指标", en="It has an accuracy metric", after=test_is_compiled)
def test_has_an_accuracy_metric(lab):
    audio, tokens = some_inputs(40)
    names = None
    for right in (14, 33):
        labels, predictions = guesses(right, 40, CLASSES)
        metrics = lab.model.assess(audio, tokens, labels, predictions).metrics
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
    shown = "" if rate is None else f" {rate:g}"
    if not run.finite or run.growth > MOST_GROWTH:
        fail(
            Text(
                zh=f"训练一开始就发散了：权重猛增，或预测变成 NaN。学习率{shown} 太大，"
                "可以先用 Adam 的默认值 0.001。",
                en="Training diverges at once: weights leap or predictions become NaN. The "
                f"learning rate{shown} is too large; start from Adam's default, 0.001.",
            )
        )
    if run.accuracy >= LEAST_ACCURACY:
        return
    # An exclusive or may take long to get going. To always say "pleased" can be learnt at once.
    model, some = lab.new_model(), lab.ground.sample(256)
    first = not_pleased(model, some)
    always = np.eye(CLASSES, dtype="float32")[np.ones(len(some), int)]
    for _ in range(ROUNDS):
        model.train(some.images, some.tokens, always, BATCH)
    last = not_pleased(model, some)
    if not first - last >= LEAST_FALL:
        fail(
            Text(
                zh=f"即使每条样本都是“满意”，训练 {ROUNDS * len(some) // BATCH} 步之后，损失仍是 "
                f"{last:.4f}（起点 {first:.4f}）。学习率{shown} 是不是太小，或者权重都被冻结了？",
                en=f"Even where every sample is 'pleased', {ROUNDS * len(some) // BATCH} steps "
                f"leave the loss at {last:.4f} (it began at {first:.4f}). Is the learning "
                f"rate{shown} too small, or are the weights frozen?",
            )
        )


def not_pleased(model, samples):
    """Return the cross-entropy of predictions where every sample is 'pleased'."""
    predicted = model.probabilities(samples.images, samples.tokens, CLASSES)
    return float(-np.log(np.clip(predicted[:, 1], 1e-7, 1)).mean())


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
                "请在 build_av 里面新建所有的层，不要用全局的层或缓存的模型。",
                en="Training one model changed the model of another call: they share weights. "
                "Create every layer inside build_av; no global layers, no cached model.",
            )
        )
    some = lab.ground.sample(BATCH)
    try:
        model.train(some.images, some.tokens, some.labels, BATCH)
    except LearnerRaised as raised:
        fail(
            Text(
                zh="优化器是不是建在了函数外面、被几个模型共用？请在 build_av 里新建。"
                f"第二个模型无法训练：{in_one_line(raised)}",
                en="Is the optimizer made outside the function and shared? Create it inside "
                f"build_av. A second model cannot be trained: {in_one_line(raised)}",
            )
        )


@check(
    zh="用到了语音：换一段语音，预测会变",
    en="It uses the voice: with another spectrogram the prediction changes",
    after=test_is_compiled,
)
def test_uses_the_voice(lab):
    _, other_voice, _, _ = four_cases(lab)
    assert_depends(lab, other_voice, Text(zh="语音", en="voice"))


@check(
    zh="用到了文字：换一段文字，预测会变",
    en="It uses the words: with other tokens the prediction changes",
    after=test_uses_the_voice,
)
def test_uses_the_words(lab):
    _, _, other_words, _ = four_cases(lab)
    assert_depends(lab, other_words, Text(zh="文字", en="words"))


def assert_depends(lab, others, what):
    same, *_ = four_cases(lab)
    if np.abs(same - others).max() > LEAST_CHANGE:
        return
    fail(
        Text(
            zh=f"训练之后，把{what.zh}换成别的样本的，预测一点没变：模型没有用到{what.zh}。"
            f"{what.zh}分支接进输出了吗？",
            en=f"After training, swapping the {what.en} for another sample's leaves the prediction "
            f"as it was: the model ignores the {what.en}. Is that branch connected to the output?",
        )
    )


def four_cases(lab):
    """Return predictions of a trained model: as it is, other voice, other words, both other."""
    some, model = lab.ground.sample(64), lab.best_run.model
    voice, words = np.roll(some.images, 1, axis=0), np.roll(some.tokens, 1, axis=0)
    return [
        model.probabilities(audio, tokens, CLASSES)
        for audio, tokens in (
            (some.images, some.tokens),
            (voice, some.tokens),
            (some.images, words),
            (voice, words),
        )
    ]


@check(
    zh="两个模态有交互：语气起什么作用，要看说的是什么",
    en="The modalities interact: what the voice does depends on the words",
    points=2,
    after=test_uses_the_words,
)
def test_modalities_interact(lab):
    cases = np.array(four_cases(lab))
    chances = np.log(np.clip(cases, 1e-30, None))
    for scale, (zh, en) in (
        (chances[..., 1] - chances[..., 0], ("对数几率", "log-odds")),
        (cases[..., 1], ("概率", "probabilities")),
    ):
        as_is, other_voice, other_words, both_other = scale
        rest = np.abs(as_is + both_other - other_voice - other_words).max()
        if np.ptp(scale) > LEAST_CHANGE and rest < LEAST_INTERACTION * np.ptp(scale):
            fail(
                Text(
                    zh=f"“满意”的{zh}恰好是一项语音的贡献加一项文字的贡献：换了语气，"
                    "不论说的是什么，变化都一样。这样学不会异或。"
                    "两个分支汇合之后，请再加一层带激活函数的隐藏层，或用乘法、门控、交叉注意力。",
                    en=f"The {en} of 'pleased' are exactly a part from the voice plus a part from "
                    "the words: another voice makes the same difference whatever is said. That "
                    "can't learn an exclusive or. Where the branches meet, add a hidden layer with "
                    "an activation, or a product, a gate, cross-attention.",
                )
            )


@check(
    zh="能听懂反话：新样本的准确率达到 90%",
    en="It understands sarcasm: right on 90% of new samples",
    points=3,
    after=test_modalities_interact,
)
def test_understands_sarcasm(lab):
    run = lab.best_run
    if run.accuracy >= LEAST_ACCURACY:
        return
    fail(
        Text(
            zh=f"在新样本上的准确率是 {run.accuracy:.0%}，应达到 {LEAST_ACCURACY:.0%}"
            "（随便猜是 50%）。文字是不是只看了一部分？编号有没有各自的 Embedding 向量，"
            "大编号是不是被合并或丢掉了？语音是不是被压成了一个数？",
            en=f"On new samples it is right {run.accuracy:.0%} of the time; {LEAST_ACCURACY:.0%} "
            "is expected, and guessing gives 50%. Is only a part of the text looked at? Has every "
            "id a vector of its own, or are large ones merged or lost? Is the voice squeezed into "
            "a single number?",
        )
    )


@check(
    zh="每个可训练的权重都在学习",
    en="Every trainable weight learns",
    after=test_understands_sarcasm,
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
        once, again = (model.probabilities(sample.images, sample.tokens, CLASSES) for _ in range(2))
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
        together = model.probabilities(sample.images, sample.tokens, CLASSES)
        for row in range(2):
            one = sample.take(slice(row, row + 1))
            alone = model.probabilities(one.images, one.tokens, CLASSES)[0]
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
