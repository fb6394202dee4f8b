"""The tour in the welcome notebook: five steps, each of which does something real."""

from __future__ import annotations

from grader.text import Language, Text

#: The exercise of the tour; its pass counts.
SLUG = "fuse_features"

_ALMOST = Text(
    zh="""import numpy as np


def fuse_features(image_feature, text_feature):
    # 想要的是：每一行里图像特征在前，文本特征接在后面。
    return np.concatenate((image_feature, text_feature), axis=0)""",
    en="""import numpy as np


def fuse_features(image_feature, text_feature):
    # Wanted: in each row the image features, and the text features after them.
    return np.concatenate((image_feature, text_feature), axis=0)""",
)
_RUN = Text(
    zh="""## 五步上手

每一步都是真的，做完就有第一题的成绩。从上往下，一个单元格一个单元格来。

### 第 1 步：运行一个单元格

点一下面的单元格，按 Shift+Enter。会显示你现在的进度。""",
    en="""## A tour in five steps

Each step is real, and at the end your first exercise is passed. Go from top to bottom, one cell at
a time.

### Step 1: run a cell

Click into the cell below and press Shift+Enter. It shows how far you are.""",
)
_WRONG = Text(
    zh="""### 第 2 步：看看答错了会怎样

这是“拼接图像与文本特征”的一份答案，错了一处。\
运行它，再运行它下面的检查：卡片会说错在哪里，并给出一个很小的例子。""",
    en="""### Step 2: see what a wrong answer gets

This is an answer to “Join image and text features” with one mistake in it. Run it, then run the
check below it: the card says what is wrong, on a very small example.""",
)
_HINT = Text(
    zh="""### 第 3 步：要一条提示

提示共三条，一次一条，由浅入深。运行下面的单元格，或按上面的“提示”按钮。""",
    en="""### Step 3: take a hint

There are three, one at a time, from a nudge to nearly all of it. Run the cell below, or press the
button “Hint” above.""",
)
_MEND = Text(
    zh="""### 第 4 步：改正

回到第 2 步的答案，改掉那一处，再运行一次那个单元格。\
评的总是你**最后运行过**的内容：改了没运行，等于没改。""",
    en="""### Step 4: mend it

Go back to the answer in step 2, change the one thing, and run that cell again. What is graded is
what you **ran last**: a change that you haven't run doesn't count.""",
)
_PASS = Text(
    zh="""### 第 5 步：看到绿色的“通过”

运行下面的单元格：再检查一次，然后看进度。""",
    en="""### Step 5: see the green

Run the cell below: it checks again and shows your progress.""",
)


def tour_cells(language: Language) -> list[tuple[str, str, bool]]:
    """Return the tour's cells: the role of each, its source, and whether it is code."""
    call = f'"{SLUG}", lang="{language}"'
    lang = f'lang="{language}"'
    return [
        ("tour-run", _RUN.in_language(language), False),
        ("tour-load", f"%load_ext grader\nprogress({lang})", True),
        ("tour-wrong", _WRONG.in_language(language), False),
        ("tour-answer", _ALMOST.in_language(language), True),
        ("tour-check", f"check({call})\nbuttons({call})", True),
        ("tour-hint-here", _HINT.in_language(language), False),
        ("tour-hint", f"hint({call})", True),
        ("tour-mend", _MEND.in_language(language), False),
        ("tour-pass", _PASS.in_language(language), False),
        ("tour-again", f"check({call})\nprogress({lang})", True),
    ]
