"""Write grader/rubric/english_words.txt: the words that are right although a slip from others.

    pip install -e '.[spelling]'
    python benchmarks/english_words.py

Without them “neural” would be mended to “neutral”, and a professor to a processor. They come from
pyspellchecker's English dictionary and have six to twenty letters: all that occur in its corpus
(film subtitles), and of the others, such as “caching”, those that today's rubrics would mend.
Nothing here is used at run time.
"""

from __future__ import annotations

from array import array

from spellchecker import SpellChecker

from grader.atomic_files import replace
from grader.catalog import load_catalog
from grader.rubric import Rubric, load_rubric
from grader.rubric.spelling import ENGLISH_WORDS, LONGEST, SHORTEST, mend_spelling

# The dictionary's least count, which words have that the corpus lacks.
NEVER_MET = 50


def find_words() -> list[str]:
    """Return the words, sorted."""
    counted = SpellChecker(language="en").word_frequency.dictionary
    words = {
        word: times
        for word, times in counted.items()
        if word.isascii() and word.isalpha() and SHORTEST <= len(word) <= LONGEST
    }
    rubrics = [load_rubric(each.rubric_path) for each in load_catalog() if not each.is_code]
    return sorted(
        word
        for word, times in words.items()
        if times > NEVER_MET or any(is_mended(word, rubric) for rubric in rubrics)
    )


def is_mended(word: str, rubric: Rubric) -> bool:
    """Say whether a rubric takes a word for another one misspelt."""
    places = array("L", range(len(word)))
    mended, _, _ = mend_spelling(word, places, rubric.latin_words, rubric.latin_stems)
    return mended != word


def main() -> None:
    """Write the file."""
    replace(ENGLISH_WORDS, b"")  # or nothing that it holds would be mended
    words = find_words()
    replace(ENGLISH_WORDS, "".join(f"{word}\n" for word in words).encode())
    print(f"{len(words):,} words")


if __name__ == "__main__":
    main()
