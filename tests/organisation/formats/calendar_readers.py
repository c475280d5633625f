"""Foreign calendar programs that read LederNet's messages back.

libical through ctypes, khal by its command line, and ical.js, which Thunderbird reads calendars with, under node.
"""

import ctypes
import json
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from tests.parts import require_part

_EVENT = 4

KHAL_CONFIG = """\
[calendars]
[[ledernet]]
path = {folder}/entries
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = ledernet
"""


READ_BY_ICALJS = """\
const ICAL = require(process.argv[1]);
const calendar = new ICAL.Component(ICAL.parse(require("fs").readFileSync(0, "utf-8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
const found = calendar.getAllSubcomponents("vevent").map((part) => {
  const event = new ICAL.Event(part);
  return [event.uid, event.startDate.toUnixTime(), event.endDate.toUnixTime(), event.sequence, event.summary];
});
console.log(JSON.stringify(found));
"""


class _Time(ctypes.Structure):
    _fields_ = [
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    ]


class Libical:
    """Debian's libical: its parser, its RFC 5546 restriction check and its own conversion of local times."""

    def __init__(self) -> None:
        self._lib = ctypes.CDLL(require_part("libical"))
        pointers = {
            "icalparser_parse_string": [ctypes.c_char_p],
            "icalcomponent_get_first_component": [ctypes.c_void_p, ctypes.c_int],
            "icalcomponent_get_next_component": [ctypes.c_void_p, ctypes.c_int],
        }
        for name, arguments in pointers.items():
            function = getattr(self._lib, name)
            function.restype, function.argtypes = ctypes.c_void_p, arguments
        for name in ("icalcomponent_get_dtstart", "icalcomponent_get_dtend"):
            function = getattr(self._lib, name)
            function.restype, function.argtypes = _Time, [ctypes.c_void_p]
        for name in (
            "icalcomponent_as_ical_string",
            "icalcomponent_get_uid",
            "icalcomponent_get_summary",
        ):
            function = getattr(self._lib, name)
            function.restype, function.argtypes = ctypes.c_char_p, [ctypes.c_void_p]
        for name in (
            "icalrestriction_check",
            "icalcomponent_count_errors",
            "icalcomponent_get_sequence",
        ):
            function = getattr(self._lib, name)
            function.restype, function.argtypes = ctypes.c_int, [ctypes.c_void_p]
        self._lib.icaltime_as_timet_with_zone.restype = ctypes.c_int64
        self._lib.icaltime_as_timet_with_zone.argtypes = [_Time, ctypes.c_void_p]

    def parse(self, content: bytes) -> int:
        component = self._lib.icalparser_parse_string(content)
        assert component, "libical cannot read it"
        return component

    def complaints(self, content: bytes) -> list[str]:
        """What libical finds wrong by RFC 5546 and by its own parser, or nothing."""
        component = self.parse(content)
        is_valid = self._lib.icalrestriction_check(component)
        errors = self._lib.icalcomponent_count_errors(component)
        text = self._lib.icalcomponent_as_ical_string(component).decode().replace("\r\n ", "")
        complaints = [line for line in text.splitlines() if line.startswith("X-LIC-ERROR")]
        return complaints or ([] if is_valid and not errors else ["invalid, with no reason given"])

    def meetings(self, content: bytes) -> dict[str, tuple[datetime, datetime]]:
        """UID → the two instants in UTC, as libical reckons them from the zone block in the message."""
        calendar, found = self.parse(content), {}
        event = self._lib.icalcomponent_get_first_component(calendar, _EVENT)
        while event:
            times = (
                self._lib.icalcomponent_get_dtstart(event),
                self._lib.icalcomponent_get_dtend(event),
            )
            found[self._lib.icalcomponent_get_uid(event).decode()] = tuple(map(self._instant, times))
            event = self._lib.icalcomponent_get_next_component(calendar, _EVENT)
        return found

    def summary(self, content: bytes) -> str:
        event = self._lib.icalcomponent_get_first_component(self.parse(content), _EVENT)
        return self._lib.icalcomponent_get_summary(event).decode()

    def _instant(self, time: _Time) -> datetime:
        return datetime.fromtimestamp(self._lib.icaltime_as_timet_with_zone(time, time.zone), UTC)


class IcalJs:
    """ical.js: its parser, and its own reckoning of local times from the zone block in the message."""

    def __init__(self) -> None:
        self._library, self._node = require_part("icaljs"), require_part("node")

    def events(self, content: bytes) -> list[tuple[str, datetime, datetime, int, str]]:
        """UID, the two instants in UTC, SEQUENCE and title of every meeting in a message."""
        command = [self._node, "--eval", READ_BY_ICALJS, self._library]
        read = subprocess.run(command, input=content, capture_output=True, check=True).stdout
        return [
            (uid, datetime.fromtimestamp(starts, UTC), datetime.fromtimestamp(ends, UTC), sequence, title)
            for uid, starts, ends, sequence, title in json.loads(read)
        ]


class Khal:
    """khal with its own settings, calendar folder and home, showing every time in UTC."""

    def __init__(self, folder: Path) -> None:
        self.program = require_part("khal")
        self.folder = folder
        (folder / "entries").mkdir(parents=True, exist_ok=True)
        (folder / "config").write_text(KHAL_CONFIG.format(folder=folder))

    def put(self, name: str, content: bytes) -> None:
        """Lay a message in the folder as mail programs do: written beside it, then moved into place."""
        (self.folder / "incoming").write_bytes(content)
        (self.folder / "incoming").replace(self.folder / "entries" / f"{name}.ics")

    def rows(self, start: str, days: int) -> list[tuple[str, ...]]:
        """(UID, start, end, title) of every meeting from `start` (a date) and so many days on, in UTC."""
        found = self._run(
            "list",
            "--day-format",
            "",
            "--format",
            "{uid}|{start}|{end}|{title}",
            start,
            f"{days}d",
        )
        return sorted({tuple(line.split("|")) for line in found.splitlines() if "|" in line})

    def _run(self, *arguments: str) -> str:
        environment = {
            "HOME": str(self.folder),
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
        }
        command = [
            self.program,
            "--no-color",
            "-c",
            str(self.folder / "config"),
            *arguments,
        ]
        run = subprocess.run(
            command,
            env=environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout
