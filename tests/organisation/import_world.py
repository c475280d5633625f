"""Imports as HR makes them on the page, without a browser: files handed in, tried and carried out."""

from datetime import datetime

from organisation.actions.jobs import queue_job
from organisation.formats.hr_files.keeping import keep_files
from organisation.models import Account, Job
from organisation.queries.import_jobs import CHECK
from organisation.tasks.imports import check_import, shelf
from tests.world import TODAY

UNITS = "enhed_id;navn;overenhed_id;fagomraade;sted;fra;til\n"
PEOPLE = "person_id;navn;mail;telefon;ansat_fra;ansat_til;orlov_fra;orlov_til\n"
POSITIONS = "stilling_id;person_id;enhed_id;titel;leder;niveau;konstitueret;fra;til\n"


def handed_in(*texts: str, by: Account, at: datetime, on: str = str(TODAY)) -> Job:
    """Files with these texts, waiting for their dry run."""
    folder = keep_files(shelf(), ([text.encode()] for text in texts))
    names = [f"fil{number}.csv" for number in range(1, len(texts) + 1)]
    payload = {"folder": folder, "files": names, "on": on, "page": "/hr/organisation/filer/"}
    return queue_job(kind=CHECK, task=check_import.name, payload=payload, by=by, at=at)


def tried(*texts: str, by: Account, at: datetime, on: str = str(TODAY)) -> Job:
    """The same after the dry run."""
    job = handed_in(*texts, by=by, at=at, on=on)
    check_import(job.pk)
    job.refresh_from_db()
    return job
