"""The colours of drawings: on a page the token of the style sheet, light or dark; on paper the light one itself."""

from reportlab.lib.colors import Color, HexColor

INK = HexColor("#10262c")
INK_SOFT = HexColor("#47595f")
PAGE = HexColor("#ffffff")
GROUND = HexColor("#f2f6f6")
LINE = HexColor("#d6e0e1")
EDGE = HexColor("#6f858b")
PRIMARY = HexColor("#0b5261")
PRIMARY_MID = HexColor("#9cc6cb")
PRIMARY_SOFT = HexColor("#e1eff0")
NEED = HexColor("#8a4a00")
NEED_FILL = HexColor("#f3b04b")
GOOD = HexColor("#1c6a45")
BAD = HexColor("#a3291f")
HATCH = HexColor("#b9c7ca")
HATCH_GROUND = HexColor("#eef2f3")

TOKENS: dict[str, Color] = {
    "ink": INK,
    "ink-soft": INK_SOFT,
    "page": PAGE,
    "ground": GROUND,
    "line": LINE,
    "edge": EDGE,
    "primary": PRIMARY,
    "primary-mid": PRIMARY_MID,
    "primary-soft": PRIMARY_SOFT,
    "need": NEED,
    "need-fill": NEED_FILL,
    "good": GOOD,
    "bad": BAD,
    "hatch": HATCH,
    "hatch-ground": HATCH_GROUND,
}
NAMES = {colour.hexval(): name for name, colour in TOKENS.items()}


def token_of(colour: Color | None) -> str:
    """What a colour is called in the style sheet; raises KeyError for one that has no name there."""
    return "none" if colour is None else f"var(--ln-{NAMES[colour.hexval()]})"
