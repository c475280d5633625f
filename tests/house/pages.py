"""What may stand in a template."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from tests.house.sources import Source

INLINE = {
    r"<script\b(?![^>]*\bsrc=)": "a script in the page",
    r"<style\b": "a style sheet in the page",
    r"[\s\"'}]style\s*=": "a style= attribute",
    r"[\s\"'}]on[a-z]+\s*=": "an on…= attribute",
    r"\bhx-on\b": "an hx-on attribute",
    r"[\"'(=\s]data:\w": "a data: address",
    r"javascript:": "a javascript: address",
    r"[\"'(=]https?://": "an address outside LederNet",
}
UNESCAPED = {
    r"\|\s*safe\b": "text marked as safe",
    r"{%\s*autoescape\s+off": "escaping switched off",
}
SPOKEN = ("alt", "aria-description", "aria-label", "content", "placeholder", "title")
# Names that are the same in every language: ours, and the keys of a keyboard.
NAMES = {"LederNet", "Enter", "Esc", "Tab"}
TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
BLOCKS = re.compile(
    r"{#.*?#}|{%\s*(comment|blocktranslate|blocktrans|verbatim)\b.*?%}.*?{%\s*end\1\s*%}|{%.*?%}|{{.*?}}", re.DOTALL
)
WORD = re.compile(r"[A-Za-zÆØÅæøå]{2,}")


def is_letter(source: Source) -> bool:
    """Letters are read in mail programs, which know no style sheets."""
    return "/letters/" in source.path


def inline_code(source: Source) -> Iterator[str]:
    """What the content security policy would refuse, or what opens a door past it."""
    if is_letter(source):
        return
    without_comments = re.sub(r"{#.*?#}|{%\s*comment\b.*?%}.*?{%\s*endcomment\s*%}", "", source.text, flags=re.DOTALL)
    for patterns, text in ((INLINE, TAGS.sub(" ", without_comments)), (UNESCAPED, without_comments)):
        for pattern, what in patterns.items():
            if re.search(pattern, text, re.IGNORECASE):
                yield source.at(1, what)


class Reader(HTMLParser):
    """Collects the words that a person would see or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in {"script", "style"}
        named = dict(attrs)
        spoken = SPOKEN if tag != "meta" or named.get("name") == "description" else ()
        self.heard += [named[name] or "" for name in spoken if name in named]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.heard.append(data)


def bare_words(source: Source) -> Iterator[str]:
    """Words that no translation can reach."""
    text = BLOCKS.sub("\N{NO-BREAK SPACE}", source.text)
    if not source.path.endswith(".html"):
        return
    reader = Reader()
    reader.feed(text)
    reader.close()
    for words in reader.heard:
        for word in WORD.findall(words):
            if word not in NAMES:
                yield source.at(1, f"the word {word!r} is not translated")
