"""HR's files: up to three CSV files, or a workbook, read into plain rows with everything that is wrong in them."""

from organisation.formats.hr_files.reading import read_hr_files
from organisation.formats.hr_files.tables import Unreadable

__all__ = ["Unreadable", "read_hr_files"]
