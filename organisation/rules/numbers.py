"""The law of whole numbers that come with a request: plain digits, and no more than a database holds."""

GREATEST = 2**63 - 1
MOST_DIGITS = len(str(GREATEST))


def whole_number(text: str | None) -> int | None:
    """The number that a text says in plain digits; None for anything else, and for what is too great to be a row's."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > MOST_DIGITS:
        return None
    number = int(text)
    return number if number <= GREATEST else None
