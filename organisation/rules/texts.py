"""Text at the door: what people write is kept composed and without characters that nobody can see."""

import re
import unicodedata

UNSEEN = {"Cf", "Cc", "Cs", "Co", "Cn"}


def tidy_line(text: str) -> str:
    """One line: composed letters (NFC), single spaces, nothing invisible, no line breaks."""
    return " ".join(visible(text).split())


def tidy_text(text: str) -> str:
    """Many lines: each tidied but for its indents, at most one empty line in a row, none at the ends."""
    lines = [visible(line).rstrip() for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def visible(text: str) -> str:
    """A text without control and format characters: zero widths, turned writing directions, NUL. Tabs become spaces."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(" " if c.isspace() else c for c in composed if c.isspace() or unicodedata.category(c) not in UNSEEN)
