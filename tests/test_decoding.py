"""Bytes from every editor become text, or a sentence that says what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.decoding import decode
from grader.errors import SubmissionError

CHINESE = "# 将图像特征与文本特征按列拼接，得到多模态特征\nx = 1\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_remark(encoding):
    decoded = decode(CHINESE.encode(encoding), "a.py")
    assert decoded.text == CHINESE
    assert decoded.note is None


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "gb2312"])
def test_chinese_bytes_are_read_and_the_guess_is_named(encoding):
    decoded = decode(CHINESE.encode(encoding), "a.md")
    assert decoded.text == CHINESE
    assert "GBK" in decoded.note.zh
    assert "GBK" in decoded.note.en


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_become_unix_ones(end):
    assert decode(f"a{end}b{end}".encode(), "a.py").text == "a\nb\n"


def test_a_coding_cookie_counts_in_python_files():
    data = "# -*- coding: latin-1 -*-\n# café\n".encode("latin-1")
    assert decode(data, "a.py", python=True).text.endswith("# café\n")
    with pytest.raises(SubmissionError):
        decode(data, "a.md")


def test_a_cookie_may_stand_on_the_second_line_but_not_after_code():
    second = b"#!/usr/bin/python\n# coding: latin-1\n# \xe9\n"
    assert "é" in decode(second, "a.py", python=True).text
    with pytest.raises(SubmissionError):
        decode(b"x = 1\n# coding: latin-1\n# \xe9\n", "a.py", python=True)


@pytest.mark.parametrize("cookie", ["no-such-codec", "hex", "idna", "ascii"])
def test_a_false_cookie_does_not_stop_utf_8(cookie):
    text = f"# coding: {cookie}\n# é\n"
    assert decode(text.encode(), "a.py", python=True).text == text


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00", b"caf\xe9\n", bytes(range(128, 256)), b"\xff\xfea"],
    ids=["png", "latin-1", "every high byte", "half of a UTF-16 character"],
)
def test_other_bytes_are_refused_by_name_with_a_way_out(data):
    with pytest.raises(SubmissionError) as caught:
        decode(data, "answer.py")
    for language in ("zh", "en"):
        sentence = caught.value.text.in_language(language)
        assert "answer.py" in sentence
        assert "UTF-8" in sentence


def test_the_first_bad_line_is_named():
    with pytest.raises(SubmissionError, match="line 3"):
        decode(b"a\nb\n\xe9\n", "a.py")


def test_a_nul_character_is_located():
    with pytest.raises(SubmissionError, match="NUL character on line 2"):
        decode(b"a\nb\0\n", "a.py")


@given(st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"])))
def test_any_utf_8_text_comes_back_as_it_was(text):
    assert decode(text.encode("utf-8-sig"), "a.py").text == text
