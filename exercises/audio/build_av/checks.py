"""Checks of build_av: what prompt.en.md promises, judged by what the model does."""

from pathlib import Path

import numpy as np
import pytest

from grader.checks import Text, check, fail
from grader.checks.fusion_task import Samples
from grader.checks.lab import LEAST_ACCURACY, Course, Lab
from grader.checks.learning import BATCH
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
    assert_probabilities,
    build,
    in_one_line,
    random_inputs,
)
from grader.datasets import tones
from grader.sandbox.failures import LearnerRaised

BAND = Path(__file__).with_name("learning_band.json")

AUDIO, LENGTH, VOCABULARY = (tones.FRAMES, tones.CHANNELS), tones.LENGTH, 400
CLASSES = 2
OTHER_ARGUMENTS = (((50, 40), 12, 5_000), ((20, 13), 5, 31))

# 16 rounds are 128 steps: SGD at 1e-4 measured a fall of .06 to .10, Adam at 1e-12 of 0.
ROUNDS, LEAST_FALL = 16, 1e-3
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
    modalities=(Text(zh="语音", en="voice"), Text(zh="文字", en="words")),
)


@pytest.fixture(scope="session")
def lab(submission, seed):
    return Lab(submission, seed, VOICE_AND_WORDS, BAND)


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
    first, second = Text(zh="频谱", en="spectrogram"), Text(zh="词元", en="tokens")
    assert_takes_two_inputs(lab.model, some_inputs(4), first, second)


@check(
    zh="输出形状 (batch, 2)，每行是概率分布",
    en="The output has shape (batch, 2), each row a probability distribution",
    after=test_takes_audio_then_tokens,
)
def test_gives_probabilities(lab):
    for rows in (1, 4):
        assert_probabilities(lab.model.probabilities(*some_inputs(rows), CLASSES, once=True))


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
    assert_compiled(lab.model)


@check(zh="损失函数是交叉熵", en="The loss is cross-entropy", after=test_is_compiled)
def test_loss_is_cross_entropy(lab):
    assert_cross_entropy(lab.model, some_inputs(2), CLASSES)


@check(zh="带有准确率指标", en="It has an accuracy metric", after=test_is_compiled)
def test_has_an_accuracy_metric(lab):
    assert_accuracy_metric(lab.model, some_inputs(40), CLASSES)


@check(
    zh="优化器能让损失下降",
    en="The optimizer makes the loss fall",
    after=test_is_compiled,
)
def test_optimizer_makes_the_loss_fall(lab):
    run = lab.own_run
    assert_stays_finite(run)
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
                f"{last:.4f}（起点 {first:.4f}）。"
                f"学习率{learning_rate(run)} 是不是太小，或者权重都被冻结了？",
                en=f"Even where every sample is 'pleased', {ROUNDS * len(some) // BATCH} steps "
                f"leave the loss at {last:.4f} (it began at {first:.4f}). Is the learning "
                f"rate{learning_rate(run)} too small, or are the weights frozen?",
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
    assert_every_call_is_fresh(lab)


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
        ),
        training=lab.record(lab.best_run),
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
        ),
        training=lab.record(run),
    )


@check(
    zh="每个可训练的权重都在学习",
    en="Every trainable weight learns",
    after=test_understands_sarcasm,
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
