"""The questionnaires that a new LederNet brings with it, as files that HR can also export, change and import."""

import json
from pathlib import Path
from typing import Any

LEADERSHIP = Path(__file__).with_name("leadership.json")


def starter() -> dict[str, Any]:
    """The content of the starter questionnaire for leadership evaluation, for `read_questionnaire`."""
    content: dict[str, Any] = json.loads(LEADERSHIP.read_text(encoding="utf-8"))
    return content
