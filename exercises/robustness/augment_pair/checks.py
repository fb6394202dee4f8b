"""Checks of augment_pair: what prompt.en.md promises, property by property."""

import numpy as np

from grader.checks import (
    Text,
    assert_array,
    assert_dtype,
    assert_raises,
    assert_same_array,
    assert_shape,
    check,
    fail,
)
from grader.datasets import shapes
from grader.text import LANGUAGES

SWAPPED = [("left", "right"), ("Left", "Right"), ("左", "右"), ("左边", "右边")]
KEPT = ["bright", "upright", "leftover", "左右", "red", "of", "圆形", "，"]
# Each word with what a flip makes of it.
FLIPPED = dict(
    [*SWAPPED, *((right, left) for left, right in SWAPPED), *((word, word) for word in KEPT)]
)
WORDS = list(FLIPPED)
LEFT_WORDS = {left for left, _ in SWAPPED}
SIDE_WORDS = {word for pair in SWAPPED for word in pair}

FLIPPED_IMAGE = Text(zh="翻转后的图像", en="the flipped image")
BRIGHTER_IMAGE = Text(zh="调过亮度的图像", en="the image with changed brightness")


def some_image(draw):
    """Draw an image: uint8 (H, W, 3), H and W from 1 to 4."""
    return draw.array((draw.integer(1, 4), draw.integer(1, 4), 3), 0, 255, "uint8")


def some_tokens(draw):
    """Draw a caption of 0 to 6 words."""
    return [draw.choice(WORDS) for _ in range(draw.integer(0, 6))]


def pair_of(value, image, tokens):
    """Return new image and new words from what came back, if they are of the right kinds."""
    if not isinstance(value, tuple | list) or len(value) != 2:
        fail(
            Text(
                zh="应返回（图像，描述）二元组。",
                en="Expected a pair: the image and the caption.",
            ),
            "(image, tokens)",
            value,
        )
    new_image, new_tokens = value
    assert_array(new_image)
    assert_dtype(new_image, "uint8")
    assert_shape(new_image, image.shape)
    if not isinstance(new_tokens, list) or not all(isinstance(word, str) for word in new_tokens):
        fail(
            Text(zh="描述应是字符串列表。", en="The caption should be a list of strings."),
            "list[str]",
            new_tokens,
        )
    if len(new_tokens) != len(tokens):
        fail(
            Text(
                zh=f"描述应有 {len(tokens)} 个词，实际有 {len(new_tokens)} 个。",
                en=f"The caption should have {len(tokens)} words, but has {len(new_tokens)}.",
            ),
            f"len {len(tokens)}",
            new_tokens,
        )
    return new_image, new_tokens


def augmented(submission, image, tokens, *operation):
    """Return the submission's new image and new words."""
    return pair_of(submission.augment_pair(image, tokens, *operation), image, tokens)


def flipped_each(submission, pairs):
    """Yield what flipping each pair of an image and a caption gives."""
    given = [(image, list(tokens), "flip") for image, tokens in pairs]
    for value, (image, tokens, _) in zip(
        submission.each("augment_pair", given), given, strict=True
    ):
        yield pair_of(value, image, tokens)


def assert_words(words, expected):
    """Fail at the first word that isn't the expected one."""
    for place, (word, wanted) in enumerate(zip(words, expected, strict=True)):
        if word != wanted:
            fail(
                Text(
                    zh=f"描述的第 {place + 1} 个词应是 {wanted!r}，实际是 {word!r}。",
                    en=f"Word {place + 1} of the caption should be {wanted!r}, but is {word!r}.",
                ),
                expected,
                words,
            )


def colours_seen(image):
    """Return which colours a scene has in its left and in its right half."""
    halves = np.split(image, 2, axis=1)
    pixels = [
        [np.all(half == colour, axis=-1).sum() for colour in shapes.PALETTE] for half in halves
    ]
    return [int(np.argmax(each)) for each in pixels]


def colours_told(words, language):
    """Return which colours a caption says are left and right, nothing where it contradicts itself.

    Its first word of place is that of the object that it names first; a second one is the other's.
    """
    names = [colour.in_language(language) for colour in shapes.COLOURS]
    named = [names.index(word) for word in words if word in names]
    on_the_left = [word in LEFT_WORDS for word in words if word in SIDE_WORDS]
    if len(set(on_the_left)) < len(on_the_left) or not on_the_left:
        return []
    return named if on_the_left[0] else named[::-1]


@check(
    zh="返回（uint8 图像，字符串列表），形状和词数不变",
    en="It returns a uint8 image and a list of strings, of the same shape and length",
    points=1,
)
def test_returns_image_and_words(submission, draw):
    image, tokens = some_image(draw), some_tokens(draw)
    augmented(submission, image, tokens, "flip")
    for amount in (draw.integer(0, 255), draw.integer(-255, -1)):
        augmented(submission, image, tokens, "brightness", amount)


@check(
    zh="翻转把图像左右镜像",
    en="A flip mirrors the image left to right",
    points=2,
    after=test_returns_image_and_words,
    examples=15,
)
def test_flip_mirrors_columns(submission, draw):
    image = some_image(draw)
    flipped, _ = augmented(submission, image, [], "flip", draw.integer(-255, 255))
    columns = [image[:, column] for column in range(image.shape[1])]
    assert_same_array(flipped, np.stack(columns[::-1], axis=1), FLIPPED_IMAGE)


@check(
    zh="翻转后的描述与翻转后的图像相符",
    en="The flipped caption is true of the flipped image",
    points=3,
    after=test_flip_mirrors_columns,
)
def test_flipped_caption_is_true(submission, seed):
    scenes = shapes.draw(10, seed)
    for language in LANGUAGES:
        captions = scenes.captions(language)
        flipped = flipped_each(submission, zip(scenes.images, captions, strict=True))
        for caption, (new_image, words) in zip(captions, flipped, strict=True):
            seen = colours_seen(new_image)
            if colours_told(words, language) != seen:
                left, right = (shapes.COLOURS[colour] for colour in seen)
                before, after = " ".join(caption), " ".join(words)
                fail(
                    Text(
                        zh=f"原来的描述是“{before}”。翻转后{left.zh}的图形在左边，"
                        f"{right.zh}的在右边，描述却是“{after}”。",
                        en=f"The caption was “{before}”. In the flipped image the {left.en} "
                        f"object is on the left and the {right.en} one on the right, but the "
                        f"caption says “{after}”.",
                    ),
                    [FLIPPED.get(word, word) for word in caption],
                    words,
                )


@check(
    zh="翻转把表里的方位词两两互换，其余的词不变",
    en="A flip swaps the words of the table and keeps all others",
    points=3,
    after=test_returns_image_and_words,
)
def test_flip_swaps_words(submission, draw):
    image = some_image(draw)
    all_words = [WORDS[place] for place in draw.permutation(len(WORDS))]
    captions = [*([word] for word in WORDS), some_tokens(draw), all_words]
    flipped = flipped_each(submission, [(image, tokens) for tokens in captions])
    for tokens, (_, words) in zip(captions, flipped, strict=True):
        assert_words(words, [FLIPPED[word] for word in tokens])


@check(
    zh="翻转两次，图像和描述都变回原样",
    en="Two flips give back image and caption",
    points=1,
    after=test_returns_image_and_words,
)
def test_two_flips_restore(submission, draw):
    image, tokens = some_image(draw), some_tokens(draw)
    once = augmented(submission, image, tokens, "flip")
    twice_image, twice_words = augmented(submission, *once, "flip")
    assert_same_array(twice_image, image, Text(zh="翻转两次的图像", en="the image flipped twice"))
    assert_words(twice_words, tokens)


@check(
    zh="亮度给每个值加上 amount，截到 0 与 255 之间",
    en="Brightness adds amount to every value and keeps it from 0 to 255",
    points=2,
    after=test_returns_image_and_words,
    examples=30,
)
def test_brightness_adds_and_clips(submission, draw):
    image = some_image(draw)
    amount = draw.integer(-255, 255)
    brighter, _ = augmented(submission, image, [], "brightness", amount)
    table = np.array([sorted((0, value + amount, 255))[1] for value in range(256)], dtype="uint8")
    assert_same_array(brighter, table[image], BRIGHTER_IMAGE)
    same, _ = augmented(submission, image, [], "brightness")
    assert_same_array(same, image, Text(zh="不给 amount 时的图像", en="the image without amount"))


@check(
    zh="调亮度不改描述",
    en="Brightness keeps the caption",
    points=1,
    after=test_returns_image_and_words,
)
def test_brightness_keeps_caption(submission, draw):
    tokens = ["left", *some_tokens(draw)]
    image = some_image(draw)
    _, words = augmented(submission, image, tokens, "brightness", draw.integer(-255, 255))
    assert_words(words, tokens)


@check(
    zh="不改动传入的图像和描述",
    en="Image and caption that are passed in stay as they were",
    points=1,
    after=test_returns_image_and_words,
)
def test_inputs_stay_unchanged(submission, draw):
    image, tokens = some_image(draw), ["left", *some_tokens(draw)]
    for operation in (["flip"], ["brightness", draw.integer(1, 255)]):
        seen = submission.observe("augment_pair", image, tokens, *operation)
        image_after, tokens_after = seen.arguments[:2]
        assert_same_array(image_after, image, Text(zh="传入的图像", en="the image passed in"))
        if tokens_after != tokens:
            fail(
                Text(
                    zh="传入的描述被改动了：请新建一个列表。",
                    en="The caption that was passed in has changed: make a new list.",
                ),
                tokens,
                tokens_after,
            )


@check(
    zh="不认识的 op 抛出 ValueError",
    en="An unknown op raises ValueError",
    points=1,
    after=test_returns_image_and_words,
)
def test_unknown_op_raises(submission, draw):
    image, tokens = some_image(draw), some_tokens(draw)
    for op in ("rotate", "crop", ""):
        assert_raises(ValueError, submission.augment_pair, image, tokens, op, 60)
