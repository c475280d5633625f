"""The type on paper: Source Sans, embedded in every file, from the package that brings it."""

from functools import cache

import font_source_sans_pro
from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.pdfbase.pdfmetrics import getFont, registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

TEXT, STRONG, SLANTED = "SourceSans", "SourceSans-Semibold", "SourceSans-It"
FILES = {TEXT: "SourceSansPro", STRONG: "SourceSansProSemibold", SLANTED: "SourceSansProIt"}
UNPRINTABLE = "?"
ALIKE = str.maketrans({"\N{NON-BREAKING HYPHEN}": "-", "\N{WORD JOINER}": None})


@cache
def load_fonts() -> frozenset[int]:
    """Make the type known to reportlab, once in a process; returns the letters that it has."""
    for name, file in FILES.items():
        registerFont(TTFont(name, font_source_sans_pro.font_files_ttf[file]))
    registerFontFamily(TEXT, normal=TEXT, bold=STRONG, italic=SLANTED, boldItalic=STRONG)
    # A drawing begins with reportlab's own Helvetica, which no file embeds.
    STATE_DEFAULTS["fontName"] = TEXT
    return frozenset(getFont(TEXT).face.charToGlyph)


def printable(text: str) -> str:
    """The text in letters that the type has; a sign that it lacks becomes a question mark."""
    known = load_fonts()
    return "".join(sign if ord(sign) in known or sign == "\n" else UNPRINTABLE for sign in text.translate(ALIKE))
