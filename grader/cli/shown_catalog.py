"""The catalogue as a command takes it: what can't be read is named, and costs nobody the rest."""

from __future__ import annotations

from grader.catalog import Catalog, load_catalog
from grader.cli.output import say
from grader.render.sanitise import one_line
from grader.text import Language, Text


def shown_catalog(language: Language) -> Catalog:
    """Return the exercises that can be read, and say on stderr what is wrong with the others.

    Raises:
        CatalogError: there are none at all, or they require each other in a circle.
    """
    catalog = load_catalog(skip_broken=True)
    for name, error in catalog.broken.items():
        text = Text(zh=f"跳过了 {name}：{error.text.zh}", en=f"Left out {name}: {error.text.en}")
        say(one_line(text.in_language(language)), stderr=True)
    if not len(catalog):
        raise next(iter(catalog.broken.values()))
    return catalog
