"""Any file becomes a submission, or a sentence that says where and what to do."""

import json
import os

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from grader.catalog import load_catalog
from grader.errors import SubmissionError, UsageError
from grader.reading import read_submission

CATALOG = load_catalog()
FUSE = CATALOG.get("fuse_features")
BUILD = CATALOG.get("build_model")
METHODS = CATALOG.get("fusion_methods")

IMPORT = "import numpy as np\n"
FUNCTION = """\
def fuse_features(image_feature, text_feature):
    # 将图像特征和文本特征拼接
    return np.concatenate((image_feature, text_feature), axis=1)
"""
ANSWER = IMPORT + "\n\n" + FUNCTION


def notebook(*cells, **extra):
    """A notebook in JSON; a cell is code as a string, or a pair of type and text."""
    entries = []
    for cell in cells:
        kind, source = cell if isinstance(cell, tuple) else ("code", cell)
        entries.append({"cell_type": kind, "source": source, "metadata": {}})
    return json.dumps({"cells": entries, "nbformat": 4, "nbformat_minor": 4, **extra})


def kernel(*cells):
    """The cells of a live kernel as the notebook extension hands them over: (number, source)."""
    entries = [
        {"cell_type": "code", "execution_count": number, "source": source, "metadata": {}}
        for number, source in cells
    ]
    metadata = {"mmdojo": {"live": True}}
    return json.dumps({"cells": entries, "nbformat": 4, "nbformat_minor": 4, "metadata": metadata})


@pytest.fixture
def read(tmp_path):
    def read(name, content, exercise=FUSE):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_submission(path, exercise)

    return read


@pytest.fixture
def refused(read):
    """Reads what cannot be graded and returns the sentence, in English."""

    def refused(name, content, exercise=FUSE):
        with pytest.raises(SubmissionError) as caught:
            read(name, content, exercise)
        assert caught.value.text.zh != caught.value.text.en
        return caught.value.text.en

    return refused


def fuses(submission):
    names = {"__name__": "answer"}
    exec(compile(submission.source, "answer", "exec", dont_inherit=True), names)
    fused = names["fuse_features"](np.array([[1, 2]]), np.array([[3]]))
    return fused.tolist() == [[1, 2, 3]]


# Python files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_python_file_is_the_program_in_any_encoding(read, encoding, end):
    submission = read("a.py", ANSWER.replace("\n", end).encode(encoding))
    assert submission.source == ANSWER
    assert submission.attempted
    assert bool(submission.notes) == (encoding == "gbk")
    assert submission.locate(4).line == 4
    assert submission.locate(4).cell is None


@pytest.mark.parametrize(
    "definition",
    [
        "fuse_features = lambda a, b: a",
        "from functools import partial\nfuse_features = partial(max)",
        "def fuse(a, b): return a\nfuse_features = fuse",
        "class fuse_features:\n    def __init__(self, a, b): ...\n    x = 1",
        "from numpy import hstack as fuse_features",
        "try:\n    import x\nexcept ImportError:\n    def fuse_features(a, b): return a",
        "from my_answer import *",
        "exec('fuse_features = max')",
        "def make():\n    global fuse_features\n    fuse_features = max\nmake()",
    ],
)
def test_the_entry_point_may_be_bound_in_any_way(read, definition):
    assert read("a.py", definition).attempted


def test_a_misspelt_function_is_named_with_its_line(refused):
    wrong = ANSWER.replace("fuse_features", "fuse_feature")
    assert refused("a.py", wrong) == (
        "There is no fuse_features, but a.py, line 4 defines fuse_feature: "
        "rename it to fuse_features."
    )
    assert "defines fuseFeatures" in refused("a.py", "def fuseFeatures(a, b): return a")
    assert "cell 2, line 1 defines" in refused("a.ipynb", notebook("", wrong[19:].strip()))


def test_other_functions_are_listed_when_none_is_near(refused):
    message = refused("a.py", "def solve(a): ...\ndef helper(): ...\n")
    assert "It defines solve, helper." in message
    assert "no function at all" in refused("a.py", "")


def test_a_function_inside_a_class_is_found_there(refused):
    indented = FUNCTION.replace("\n", "\n    ")
    assert "inside Answer (a.py, line 2)" in refused("a.py", f"class Answer:\n    {indented}")


def test_a_coroutine_is_no_function(refused):
    assert "Use a plain def" in refused("a.py", f"async {FUNCTION}")
    assert "Use a plain def" in refused("a.ipynb", notebook(f"async {FUNCTION}"))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("def f（a):", "（ (U+FF08) at column 6 is not Python; replace it by ("),
        ("f(a，b)", "， (U+FF0C) at column 4 is not Python; replace it by ,"),
        ("if True：", "： (U+FF1A) at column 8 is not Python; replace it by :"),
        ("x = “a”", '“ (U+201C) at column 5 is not Python; replace it by "'),
        ('x = "a”', '” (U+201D) at column 7 is not Python; replace it by "'),
        ("x＝1", "＝ (U+FF1D) at column 2 is not Python; replace it by ="),
        ("x = １", "１ (U+FF11) at column 5 is not Python; replace it by 1"),
        ("x =\u30001", "special space (U+3000)"),
        ("x =\u200b1", "invisible character (U+200B)"),
        ("x = ≈", "≈ (U+2248) at column 5 cannot stand in code"),
        ("x = (1", "the ( here is never closed"),
        ("x = (1]", "the closing ] does not match the opening ("),
        ("x = 1)", "there is no opening bracket for )"),
        ("x = 'a", "the string has no closing quote"),
        ("x = '''a", "never ends"),
        ("def f()", "a colon : is missing"),
        ("  x = 1", "indented too far"),
        ("if 1:\n\tx = 1\n        y = 1", "mixes tabs and spaces"),
        ("if 1:\n    x = 1\n  y = 1", "matches no block above it"),
        ("if 1:\nx = 1", "has to be indented"),
        ("await x", "await works only inside an async def function"),
        ("return 1", "return works only inside a function"),
        ("%matplotlib inline", "notebook commands"),
        ("!pip install numpy", "notebook commands"),
        (">>> x = 1", "prompt of the interactive interpreter"),
        ("```python", "is Markdown"),
        ("<<<<<<< HEAD", "conflict marker"),
        ("print 'a'", "write print(...)"),
        ("if x = 1: pass", "to compare, write =="),
        ("x = [1 2]", "comma"),
        ("x = " + "9" * 5000, "longer than Python accepts"),
        ("x = " + "(" * 300, "nested too deeply"),
        ("x = " + "-" * 100_000 + "1", "nested too deeply"),
        ("x = " + "1+" * 250_000 + "1", "too long"),
        ("x y", "invalid syntax"),
    ],
    ids=lambda value: value[:20],
)
def test_a_syntax_error_is_explained_where_it_is(refused, line, told):
    message = refused("a.py", f"{line}\n")
    assert told in message
    assert message.startswith("Syntax error in a.py, line ")


def test_the_offending_line_is_shown(refused):
    message = refused("a.py", ANSWER.replace("):", ")："))
    assert message.startswith("Syntax error in a.py, line 4:")
    assert message.endswith("The line reads: def fuse_features(image_feature, text_feature)：")


def test_a_dubious_escape_in_an_answer_raises_no_warning_of_ours(read):
    source = ANSWER + "pattern = '\\d'\nsame = 1 is 1\n"
    assert read("a.py", source).source == source
    assert fuses(read("a.ipynb", notebook(source)))


# Files that are no answers


def test_a_file_that_is_not_there_is_a_usage_error(tmp_path):
    with pytest.raises(UsageError, match="no file"):
        read_submission(tmp_path / "none.py", FUSE)
    with pytest.raises(UsageError, match="folder"):
        read_submission(tmp_path, FUSE)


def test_a_file_of_the_wrong_kind_is_a_usage_error(read):
    with pytest.raises(UsageError, match=r"a \.py, \.ipynb or \.md file, not \.txt"):
        read("a.txt", ANSWER)
    with pytest.raises(UsageError, match=r"Write it in fusion_methods\.md"):
        read("a.py", ANSWER, METHODS)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_usage_error(tmp_path):
    path = tmp_path / "a.py"
    path.touch(mode=0)
    with pytest.raises(UsageError, match="Cannot read"):
        read_submission(path, FUSE)


def test_a_huge_file_is_refused(refused):
    assert "larger than 2 MB" in refused("a.py", b"#" * 2_000_001)


# Notebooks


def test_a_notebook_grades_the_same_whatever_else_is_in_it(read):
    clean = read("clean.ipynb", notebook(IMPORT, FUNCTION))
    messy = read(
        "messy.ipynb",
        notebook(
            ("markdown", "# 题目"),
            "%load_ext grader\n%matplotlib inline",
            "!pip install numpy\nimport numpy as np, os",
            "1 / 0",
            "def broken(：",
            FUNCTION.replace("axis=1", "axis=0"),
            "%%bash\nrm -rf everything",
            FUNCTION,
            FUNCTION,
            "plt.plot(fuse_features(a, b))\nmodel = fuse_features(a, b)\nmodel.fit(epochs=10**9)",
            'check("fuse_features", lang="zh")',
        ),
    )
    assert fuses(clean)
    assert fuses(messy)
    assert messy.source == clean.source.replace("as np", "as np, os")
    assert [location.cell for location in messy.lines] == [3, 3, 9, 9, 9]
    assert messy.locate(1).line == 2
    assert messy.notes == ()


DAMAGED = {
    "source as lists": notebook(IMPORT, FUNCTION.splitlines(keepends=True)),
    "a cell that is no object": notebook(ANSWER).replace('"cells": [', '"cells": [3, null, [],'),
    "no metadata": json.dumps({"cells": [{"cell_type": "code", "source": ANSWER}]}),
    "unknown cell type": notebook(("quantum", "x"), ANSWER),
    "source null": notebook(("code", None), ANSWER),
    "source of numbers": notebook(("code", [1, None, {}]), ANSWER),
    "lone surrogate": notebook("x = '\ud800'", ANSWER + "# \udc00"),
    "a pair of surrogates in two strings": notebook(["x = '\ud83d", "\ude00'"], ANSWER),
    "NUL": notebook("x = '\0'", ANSWER),
    "CRLF": notebook(ANSWER.replace("\n", "\r\n")),
    "nbformat 3": json.dumps(
        {
            "nbformat": 3,
            "worksheets": [
                {"cells": [{"cell_type": "code", "input": ANSWER.splitlines(keepends=True)}]}
            ],
        }
    ),
    "duplicated ids": notebook(ANSWER).replace('"metadata"', '"id": "a", "metadata"'),
    "an endless number": notebook(ANSWER, nbformat_minor=1).replace("1}", "9" * 5000 + "}"),
    "damaged outputs": notebook(ANSWER).replace('"metadata"', '"outputs": 3, "metadata"'),
    "metadata of another kind": notebook(ANSWER, metadata=[1]),
    "deep nesting elsewhere": notebook("(" * 10_000, "-" * 100_000 + "1", ANSWER),
    "a line of a megabyte": notebook("x = '" + "a" * 1_000_000, " " * 400_000 + "x y", ANSWER),
    "indented": notebook("\n".join("  " + line for line in ANSWER.split("\n"))),
    "pasted from a terminal": notebook(
        ">>> import numpy as np\n>>> def fuse_features(a, b):\n...     return np.c_[a, b]\n"
    ),
    "timed": notebook("%%time\n%%capture out\n" + ANSWER),
    "timed import": notebook("%time import numpy as np", FUNCTION),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_notebook_damaged_elsewhere_still_grades(read, content):
    assert fuses(read("a.ipynb", content))


@pytest.mark.parametrize("minor", [0, 1, 2, 3, 4, 5])
def test_the_schema_version_does_not_matter(read, minor):
    assert fuses(read("a.ipynb", notebook(ANSWER, nbformat_minor=minor)))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "empty file"),
        ("\ufeff \n", "empty file"),
        (notebook(), "is empty"),
        (notebook("", ("markdown", " ")), "is empty"),
        ("[]", "not a Jupyter notebook"),
        ("{}", "not a Jupyter notebook"),
        ('{"cells": 3}', "not a Jupyter notebook"),
        ("[" * 100_000, "not a Jupyter notebook"),
        (ANSWER, "JSON is wrong at line 1, column 1"),
        ('{\n "cells": [,]}', "JSON is wrong at line 2, column 12"),
        (notebook(ANSWER)[:-20], "JSON breaks off at line 1"),
        ("{\n<<<<<<< HEAD\n}", "conflict markers on line 2"),
    ],
)
def test_what_is_no_notebook_is_said_to_be_none(refused, content, told):
    assert told in refused("a.ipynb", content)


def test_the_newest_definition_must_parse_and_no_older_one_is_graded_instead(refused, read):
    broken = FUNCTION.replace("return", "retrun")
    message = refused("a.ipynb", notebook(("markdown", "#"), ANSWER, broken))
    assert message.startswith("Syntax error in a.ipynb, cell 3, line 3:")
    assert fuses(read("a.ipynb", notebook(broken, ANSWER)))


def test_a_broken_only_definition_names_file_cell_and_line(refused):
    message = refused("a.ipynb", notebook("%%time", "\n" + FUNCTION.replace("):", "）:")))
    assert message.startswith("Syntax error in a.ipynb, cell 2, line 2: the full-width character")


def test_a_helper_in_a_broken_cell_is_pointed_out(read):
    submission = read("a.ipynb", notebook("def join(a）: ...", FUNCTION.replace("np.", "join.")))
    assert "cell 1, line 1 has a syntax error" in submission.notes[0].en
    assert "join" in submission.notes[0].en


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("%%writefile answer.py\n" + ANSWER, "Delete the %%writefile line"),
        (("markdown", FUNCTION), "Change the cell's type to Code"),
        ('"""\n' + FUNCTION + '"""', "Check quotes and indentation"),
    ],
)
def test_a_definition_that_never_runs_is_found(refused, cell, told):
    assert told in refused("a.ipynb", notebook("x = 1", cell))


def test_await_at_the_top_matters_only_where_it_is_needed(refused, read):
    assert fuses(read("a.ipynb", notebook("x = await y", ANSWER)))
    needed = notebook("np = await load()", FUNCTION)
    assert "cell 1, line 1: await works only" in refused("a.ipynb", needed)


def test_the_blogs_listing_keeps_its_lines_so_that_a_missing_name_can_be_located(read):
    listing = "import tensorflow\n\ndef build_model(a, b):\n    x = 1\n    return Embedding(x)\n"
    content = notebook(("markdown", "#"), listing, "model = build_model(1, 2)")
    submission = read("a.ipynb", content, BUILD)
    line = submission.source.split("\n").index("    return Embedding(x)") + 1
    assert submission.locate(line).describe().en == "a.ipynb, cell 2, line 5"


@pytest.mark.parametrize("source", [FUSE.stub("zh"), "def fuse_features(a, b): ..."])
def test_an_untouched_stub_is_no_attempt_in_any_format(read, source):
    assert not read("a.py", source).attempted
    assert not read("a.ipynb", notebook("x = 1", source)).attempted
    assert not read("a.md", f"```python\n{source}\n```").attempted
    assert not read("notebook.ipynb", kernel((3, source))).attempted


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_generated_notebooks_are_no_attempts(read, language):
    from grader.authoring.notebooks import exercise_notebook

    for exercise in CATALOG:
        submission = read("a.ipynb", exercise_notebook(exercise, language), exercise)
        assert not submission.attempted


# Code in Markdown


def test_code_may_stand_in_a_fence(read):
    submission = read("a.md", f"# 我的答案\n\n```python\n{ANSWER}```\n\n~~~text\n（\n~~~\n")
    assert fuses(submission)
    assert submission.locate(1).describe().en == "a.md, line 4"


def test_the_last_fence_that_defines_the_function_counts(read):
    older = FUNCTION.replace("axis=1", "axis=0")
    text = f"```python\n{IMPORT}{older}```\n````py\n{FUNCTION}````\n```python\n1 / 0\n```\n"
    assert fuses(read("a.md", text))


def test_markdown_without_code_is_explained(refused):
    assert "no code block" in refused("a.md", "I would concatenate.")


# Cells of a live kernel


def test_the_cells_of_a_kernel_are_sliced_and_keep_their_execution_counts(read):
    cells = kernel((2, "import numpy as np"), (5, "1/0"), (9, FUNCTION))
    submission = read("notebook.ipynb", cells)
    assert fuses(submission)
    assert [location.cell for location in submission.lines] == [2, 2, 9, 9, 9]
    assert submission.origin == "notebook"


def test_a_kernel_that_ran_a_broken_definition_last_is_told_so(refused):
    message = refused("notebook.ipynb", kernel((3, ANSWER), (4, "def fuse_features(：")))
    assert "notebook, cell 4, line 1" in message


def test_the_temporary_notebook_of_a_live_kernel_counts_executions(read):
    content = json.loads(notebook(IMPORT, FUNCTION, metadata={"mmdojo": {"live": True}}))
    for count, cell in zip((4, 7), content["cells"], strict=True):
        cell["execution_count"] = count
    submission = read("tmp-123.ipynb", json.dumps(content))
    assert submission.locate(3).describe().en == "notebook, cell 7, line 1"


# Free text


def test_a_markdown_file_is_the_text_with_comments_blanked(read):
    text = METHODS.stub("zh") + "\n特征级融合：拼接特征。\n"
    submission = read("a.md", text.encode("gbk"), METHODS)
    assert submission.attempted
    assert "<!--" not in submission.source
    assert "特征级融合：拼接特征。" in submission.source
    assert len(submission.lines) == submission.source.count("\n") + 1 == text.count("\n") + 1
    assert "GBK" in submission.notes[0].en


def test_text_inside_a_comment_is_no_attempt_but_is_pointed_out(read):
    submission = read("a.md", "<!-- 特征级融合：拼接 -->", METHODS)
    assert not submission.attempted
    assert "comment" in submission.notes[0].en


def test_the_last_filled_answer_cell_of_the_slug_counts(read):
    submission = read(
        "a.ipynb",
        notebook(
            "%%answer fusion_methods\nfirst",
            "\n%%answer fusion_methods\n\nsecond",
            "%%answer training_challenges\nthird",
            f"%%answer fusion_methods\n{METHODS.stub('en')}",
            ("markdown", "fourth"),
        ),
        METHODS,
    )
    assert submission.source.strip() == "second"
    assert submission.locate(2).describe().en == "a.ipynb, cell 2, line 4"


def test_a_tagged_markdown_cell_is_an_answer(read):
    content = json.loads(notebook(("markdown", "other"), ("markdown", "mine"), "x = 1"))
    tag = {"mmdojo": {"slug": "fusion_methods", "role": "answer"}}
    content["cells"][1]["metadata"] = tag
    assert read("a.ipynb", json.dumps(content), METHODS).source == "mine"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_answer_that_lost_tag_and_magic_is_found_among_our_own_text(read, language):
    from grader.authoring.notebooks import exercise_notebook

    content = json.loads(exercise_notebook(METHODS, language))
    for cell in content["cells"]:
        cell["metadata"] = {}
        if "".join(cell["source"]).startswith("%%answer"):
            cell.update(cell_type="markdown", source="特征级融合把特征拼接起来。")
    submission = read("a.ipynb", json.dumps(content), METHODS)
    assert submission.source == "特征级融合把特征拼接起来。"
    assert "no %%answer cell" in submission.notes[0].en


def test_a_notebook_without_an_answer_says_how_to_write_one(refused):
    message = refused("a.ipynb", notebook("%%answer training_challenges\nx"), METHODS)
    assert "It has answers to: training_challenges" in message
    assert "%%answer fusion_methods" in message


def test_the_answer_cell_of_a_kernel_is_read(read, refused):
    cells = kernel((1, "x = 1"), (2, "%%answer fusion_methods\n特征级融合"))
    assert read("notebook.ipynb", cells, METHODS).source == "特征级融合"
    message = refused("notebook.ipynb", kernel((1, "x = 1")), METHODS)
    assert "notebook has no answer to fusion_methods" in message


# Whatever comes


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    data=st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")),
    suffix=st.sampled_from([".py", ".md", ".ipynb", ".txt", ""]),
)
@example(data=b"# coding: punycode\n", suffix=".py")
@example(data=b'{"cells": [{"cell_type": "code", "source": "\\ud800"}]}', suffix=".ipynb")
def test_any_bytes_give_a_submission_or_a_sentence(tmp_path, data, suffix):
    path = tmp_path / f"answer{suffix}"
    path.write_bytes(data)
    for exercise in (FUSE, METHODS):
        try:
            submission = read_submission(path, exercise)
        except (SubmissionError, UsageError):
            continue
        assert len(submission.lines) == len(submission.source.rstrip("\n").split("\n")) or (
            len(submission.lines) == submission.source.count("\n") + 1
        )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
DAMAGED_CELL = JSON | st.fixed_dictionaries(
    {
        "cell_type": st.sampled_from(["code", "markdown", "raw"]) | JSON,
        "source": st.sampled_from(["%%", "!", "x?", "def f(:", "'''", "%%answer", "np."]) | JSON,
        "metadata": JSON,
    }
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(cells=st.lists(DAMAGED_CELL, max_size=4), extra=JSON)
def test_any_damaged_cells_leave_the_answer_readable(tmp_path, cells, extra):
    path = tmp_path / "a.ipynb"
    answer = {"cell_type": "code", "source": ANSWER}
    path.write_text(json.dumps({"cells": [*cells, answer], "metadata": extra}))
    assert fuses(read_submission(path, FUSE))


JUNK = (
    "1 / 0",
    "raise SystemExit",
    "!pip install torch",
    "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1])",
    "%%html\n<b>（</b>",
    "def broken(",
    "x = 1；",
    "image_feature = None\nfused_feature = fuse_features(image_feature, 3)",
    "np.random.seed('crash')",
    "while True: pass",
    "def helper(a): return None",
    "model = fuse_features(1, 2)\nmodel.fit(epochs=10**9)",
    "total = 0\nfor row in rows: total += row",
    "text = '''\n%%time\ndef fuse_features(): ...\n'''",
    "class Net(keras.Model):\n    def call(self, x): return fuse_features(*x)",
    "help?\nfiles = !ls\nfor f in files:\n    !cat $f",
    "import numpy as np",
    "del undefined",
    "await something()",
    "get_ipython().run_line_magic('time', '1')",
)
PARTS = (
    "import numpy as np",
    "AXES = []",
    "AXES.append(1)",
    "def joined(parts): return np.concatenate(parts, axis=AXES[0])",
    "def fuse_features(image, text): return joined((image, text))",
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_an_answer_scattered_among_junk_works_as_the_clean_one_does(tmp_path, data):
    junk = st.lists(st.sampled_from(JUNK), max_size=4)
    cells = []
    for part in PARTS:
        cells += [*data.draw(junk), part]
    cells += data.draw(junk)
    path = tmp_path / "a.ipynb"
    path.write_text(notebook(*cells))
    submission = read_submission(path, FUSE)
    assert fuses(submission)
    assert submission.notes == ()
