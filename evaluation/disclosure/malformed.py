"""The refusal of answers that make no sense."""


class Malformed(ValueError):
    """The answers cannot be read; `field` says where, `reason` what is wrong."""

    def __init__(self, field: str, reason: str):
        self.field, self.reason = field, reason
        super().__init__(f"{field}: {reason}")
