"""How a share is told: in whole per cent, everywhere alike."""


def percent_of(part: int, whole: int) -> int:
    """A share in whole per cent, halves upwards; none of nobody."""
    return (200 * part + whole) // (2 * whole) if whole else 0
