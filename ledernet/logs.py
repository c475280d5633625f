"""Log lines as JSON: when, how grave, what, and the id of the request. Never a name, an answer or a token."""

import json
import logging
import re
from contextvars import ContextVar
from datetime import UTC, datetime

# Anything as long as a key: the links of letters, feeds and personas open doors, and a log is read by many.
# What follows /svar/ is a link to a ballot, or somebody's try at one, however short.
TOKEN = re.compile(r"[\w:=.%-]{24,}|(?<=/svar/)[^/\s]+")

request_id: ContextVar[str] = ContextVar("request_id", default="")


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The record without the values that it was called with, which may hold what nobody should read in a log."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": TOKEN.sub("…", record.getMessage()),
            "request": request_id.get(),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
