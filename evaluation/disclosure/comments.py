"""Comments are shown where a figure is, and only together with others. See docs/disclosure.md, rule 6."""

LEAST_COMMENTS = 3


def may_show_comments(*, answers: int, comments: int, k: int) -> bool:
    """Whether a cell's comments may be read: k answers, and three comments to stand among; they are never rolled up."""
    return answers >= k and comments >= LEAST_COMMENTS
