"""HR's files between the dry run and the import: kept in a folder of their own, and no longer than a day."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

LONGEST = timedelta(days=1)


def keep_files(shelf: Path, contents: Iterable[Iterable[bytes]]) -> str:
    """Put files in a new folder; returns the folder's name. Their own names stay out of it."""
    name = uuid4().hex
    folder = shelf / name
    folder.mkdir(mode=0o700, parents=True)
    for number, chunks in enumerate(contents):
        with (folder / str(number)).open("wb") as kept:
            for chunk in chunks:
                kept.write(chunk)
    return name


def kept_files(shelf: Path, folder: str, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The files of a folder under the names they came with. Raises `FileNotFoundError` when they have been erased."""
    for number, name in enumerate(names):
        yield name, (shelf / folder / str(number)).read_bytes()


def erase_files(shelf: Path, folder: str) -> None:
    """Erase a folder and what it holds."""
    shutil.rmtree(shelf / folder, ignore_errors=True)


def erase_old_files(shelf: Path, at: datetime) -> None:
    """Erase the folders that have been there longest."""
    for folder in shelf.iterdir() if shelf.is_dir() else ():
        if folder.stat().st_mtime < (at - LONGEST).timestamp():
            erase_files(shelf, folder.name)
