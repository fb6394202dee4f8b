"""The sliced program defines the entry point as running the whole notebook would."""

import textwrap

import pytest

from grader.cells import Cell
from grader.magics import without_magics
from grader.parsing import parse_code
from grader.slicing import slice_program, statements_of


def sliced(*cells, entry="f"):
    statements = []
    for number, source in enumerate(cells, start=1):
        cleaned = without_magics(textwrap.dedent(source).strip("\n"))
        cell = Cell(cleaned, "a.ipynb", number=number)
        statements += statements_of(parse_code(cell.source, notebook=True), cell)
    return slice_program(statements, entry)


def run(program, entry="f"):
    names = {"__name__": "answer"}
    exec(compile(program.source, "answer", "exec", dont_inherit=True), names)
    return names[entry]


# Each case: the cells of a notebook whose f() is 42, though running all of it would crash. A cell
# that ends in BOOM must be left out.
BOOM = "1 / 0"
CASES = {
    "imports": [
        "import math",
        "from math import floor as down, sqrt",
        BOOM,
        "def f(): return down(sqrt(1764)) + math.floor(0.5)",
    ],
    "a dotted import": [
        "import os.path",
        "import os",
        "def f(): return len(os.path.join('a'*40, 'b'))",
    ],
    "a star import": ["from math import *", "def f(): return floor(42.5)"],
    "a star import that replaces a builtin": [
        "from operator import *",
        "def f(): return pow(42, 1)",
    ],
    "a helper defined later": ["def f(): return helper()", BOOM, "def helper(): return 42"],
    "the last helper": [
        "def helper(): return 1",
        "def f(): return helper()",
        "def helper(): return 42",
    ],
    "helpers of helpers": [
        "A = 40",
        "def one(): return A",
        "def two(): return one() + 2",
        "class C:\n    def go(self): return two()",
        "def f(): return C().go()",
    ],
    "a constant as it was when a default was taken": [
        "N = 42",
        "def f(n=N): return n",
        "N = 1 / 0",
    ],
    "an argument of the name of a crashing cell": ["n = 1 / 0", "def f(n=42): return n"],
    "a local of the name of a crashing cell": ["x = 1 / 0", "def f():\n    x = 42\n    return x"],
    "a comprehension's own name": ["i = 1 / 0", "def f(): return sum([i for i in [20, 22]])"],
    "a loop's own name": [
        "i = 1 / 0",
        "T = {}",
        "for i in range(43): T[i] = i",
        "def f(): return T[42]",
    ],
    "names bound on every branch": [
        "x = 1 / 0",
        "if True:\n    x = 42\nelse:\n    x = 0",
        "def f(): return x",
    ],
    "a name bound on one branch only": ["x = 42", "if not x:\n    x = 0", "def f(): return x"],
    "a name bound by try": [
        "try:\n    from no_such import g\nexcept ImportError:\n    g = int",
        "def f(): return g('42')",
    ],
    "a handler that raises": [
        "x = 1 / 0",
        "try:\n    x = 42\nexcept OSError:\n    raise",
        "def f(): return x",
    ],
    "with": [
        "import contextlib",
        "with contextlib.nullcontext(42) as n: m = n",
        "def f(): return m",
    ],
    "match": ["match [1, 42]:\n    case [_, x]:\n        pass", "def f(): return x"],
    "a walrus": ["if (n := 42): pass", "def f(): return n"],
    "tuple unpacking": ["a, (b, *c) = 0, (1, 42)", "def f(): return c[0]"],
    "augmented assignment": ["X = [41]", "X += [42]", "def f(): return X[1]"],
    "augmented numbers": ["x = 40", "x += 1", "x += 1", "def f(): return x"],
    "items set": ["T = {}", "T['a'] = 42", "def f(): return T['a']"],
    "attributes set": ["class C: pass", "C.n = 42", "def f(): return C.n"],
    "attributes set on the function": ["def f(): return f.n", "f.n = 42"],
    "methods called": ["L = []", "L.append(42)", "def f(): return L[0]"],
    "changes in a loop": [
        "L = []",
        "for n in range(43):\n    L.append(n)",
        "def f(): return L[-1]",
    ],
    "changes before a new binding": [
        "L = []",
        "L.append(1 / 0)",
        "L = [42]",
        "def f(): return L[0]",
    ],
    "changes after the function": ["L = []", "def f(): return L[0]", "L.append(42)"],
    "an item deleted": ["L = [0, 42]", "del L[0]", "def f(): return L[0]"],
    "a decorator": [
        "def twice(g):\n    return lambda: 2 * g()",
        BOOM,
        "@twice\ndef f(): return 21",
    ],
    "a decorator of the class of a base": [
        "class Base:\n    n = 42",
        "class C(Base): pass",
        "def f(): return C.n",
    ],
    "a registry": [
        "R = {}",
        "def register(name):\n    def put(g):\n        R[name] = g\n"
        "        return g\n    return put",
        "@register('a')\ndef one(): return 42",
        "def f(): return R['a']()",
    ],
    "a registry object": [
        "class Registry(dict):\n    def add(self, g):\n        self[0] = g",
        "R = Registry()",
        "@R.add\ndef one(): return 42",
        "def f(): return R[0]()",
    ],
    "single dispatch": [
        "from functools import singledispatch",
        "@singledispatch\ndef g(x): return 0",
        "@g.register\ndef _(x: int): return x",
        "def f(): return g(42)",
    ],
    "a global statement": [
        "def setup():\n    global N\n    N = 42",
        "setup()",
        "def f(): return N",
    ],
    "a closure": [
        "def make():\n    n = 42\n    def inner(): return n\n    return inner",
        "f = make()",
    ],
    "an older definition wrapped": ["def f(): return 21", "g = f", "def f(): return 2 * g()"],
    "the name bound again": [
        "def f(n): return n",
        "import functools",
        "f = functools.partial(f, 42)",
    ],
    "a lambda": ["N = 42", "f = lambda: N"],
    "an import as": ["from math import floor as g", "import math", "f = lambda: g(42.1)"],
    "a definition under if": ["if True:\n    def f(): return 42\nelse:\n    f = None"],
    "statements on one line": [
        "import math; 1 / 0; y = '；；'; x = 42; print('y')",
        "def f(): return x",
    ],
    "several lines on one": ["x = '''a\nb'''; n = len(x) + 39; 1 / 0", "def f(): return n"],
    "a future import": [
        "x = 1",
        BOOM,
        "from __future__ import annotations",
        "def f(a: no_such = x): return 41 + a",
    ],
    "class scope": [
        "n = 42",
        "class C:\n    n = n\n    def get(self): return n",
        "def f(): return C().get()",
    ],
    "a private name": [
        "class C:\n    __n = 42\n    def get(self): return self.__n",
        "def f(): return C().get()",
    ],
    "a star argument": ["A = [42]", "def g(*a, k, **o): return a[0]", "def f(): return g(*A, k=1)"],
    "training afterwards": [
        "def f(): return 42",
        "model = f()",
        "history = model.fit(1)",
        "model.summary()",
        "for _ in range(9): f() / 0",
    ],
    "a use whose name the function shares": [
        "cache = {}",
        "def f():\n    return cache.get(0, 42)",
        "cache[0] = f() / 0",
        "cache.update(x=f() / 0)",
    ],
    "state of a module": [
        "import random",
        "random.seed(1 / 0)",
        "def f(): return random.choice([42])",
    ],
    "magics": [
        "%matplotlib inline\n!pip install x\nimport math\nmath?\nfiles = !ls",
        "%%time\ndef f(): return math.floor(42.1)",
    ],
    "a magic-like string": ["T = '''\n%%time\n!ls\n'''", "def f(): return len(T) + 30"],
    "a deleted name bound again": ["x = 1", "del x", "x = 42", "def f(): return x"],
    "deletion of the function": ["def f(): return 42", "del f"],
    "non-ASCII names": ["乘数 = 42; 其他 = 1 / 0", "def f(): return 乘数"],
}


@pytest.mark.parametrize("cells", CASES.values(), ids=CASES.keys())
def test_the_program_works_without_the_cells_that_it_does_not_need(cells):
    assert run(sliced(*cells))() == 42


@pytest.mark.parametrize("cells", CASES.values(), ids=CASES.keys())
def test_every_line_is_one_of_the_learners_at_the_place_that_is_told(cells):
    program = sliced(*cells)
    sources = [without_magics(textwrap.dedent(cell).strip("\n")).split("\n") for cell in cells]
    graded = program.source.split("\n")[:-1]
    assert len(graded) == len(program.lines)
    for line, location in zip(graded, program.lines, strict=True):
        assert line in sources[location.cell - 1][location.line - 1]


def test_only_what_is_needed_is_in_the_program():
    program = sliced(
        "import os, sys\nimport json",
        "def unused(): return json",
        "def used(): return os",
        "x = 3",
        "def f(): return used()",
        "print(f())",
    )
    words = "import os, sys def used(): return os def f(): return used()"
    assert program.source.split() == words.split()
    assert program.notes == ()


def test_a_changed_value_is_taken_as_it_was_when_it_was_used():
    program = sliced("L = [1]", "L.append(2)", "N = len(L)", "L.append(1 / 0)", "def f(): return N")
    assert run(program)() == 2


def test_a_name_that_nothing_defines_is_left_to_the_worker_and_named():
    program = sliced("def f(): return Embedding(1)")
    assert program.unresolved == {"Embedding"}
    assert program.notes == ()


@pytest.mark.parametrize(
    "definition",
    [
        "def f(): return globals()['helper']()",
        "def f(): return eval('helper()')",
        "import sys\ndef f(): return sys.modules[__name__].__dict__['helper']()",
    ],
)
def test_a_hidden_dependency_takes_everything_up_to_the_definition_and_says_so(definition):
    program = sliced("def helper(): return 42", "get_ipython().magic('x')", definition, BOOM)
    assert "def helper" in program.source
    assert BOOM not in program.source
    assert "get_ipython" not in program.source
    assert "cell 3" in program.notes[0].en


def test_a_name_made_by_exec_is_found():
    program = sliced("exec('def helper(): return 42')", "def f(): return helper()", BOOM)
    assert run(program)() == 42
    assert "cell 1" in program.notes[0].en


def test_exec_elsewhere_does_not_matter_when_every_name_is_told():
    program = sliced("exec('1 / 0')", "def f(): return 42")
    assert program.notes == ()
    assert run(program)() == 42


def test_a_global_that_only_the_function_itself_makes_is_explained():
    program = sliced("def f(): return model", "model = f()")
    assert "model = f()" not in program.source
    assert "cell 2" in program.notes[0].en


def test_an_expression_of_hundreds_of_terms_is_followed():
    program = sliced("x = 1", BOOM, f"def f(): return {'+'.join(['x'] * 900)}")
    assert run(program)() == 900


def test_generic_syntax_of_newer_pythons_is_followed():
    source = "def g[T: int](x: T) -> T: return x\ntype Pair[T] = tuple[T, N]\nN = 42\n"
    try:
        compile(source, "x", "exec")
    except SyntaxError:
        pytest.skip("needs Python 3.12")
    program = sliced("T = 1 / 0", source, "def f(): return Pair and g(N)")
    assert run(program)() == 42
