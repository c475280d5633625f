"""The first key to the house: somebody must be HR before anybody can be let in on a page."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from organisation.actions.accounts import grant_role, welcome
from organisation.actions.people import add_external_person
from organisation.queries.people import person_by_mail
from organisation.rules.roles import Role


class Command(BaseCommand):
    """Give somebody a role and an account, with a first-login letter; known by mail or written in as external."""

    help = "Give a person a role and a first-login letter: manage.py appoint MAIL --role hr [--name NAME]"

    def add_arguments(self, parser) -> None:
        """Who, and as what."""
        parser.add_argument("mail")
        parser.add_argument("--role", choices=Role.values, default=Role.HR)
        parser.add_argument("--name", help="the name of somebody whom the organisation's files do not know")

    def handle(self, *args, **options) -> None:
        """Find or write in the person, then grant and welcome."""
        try:
            validate_email(options["mail"])
        except ValidationError as error:
            raise CommandError(f"{options['mail']} is no mail address") from error
        now = timezone.now()
        person = person_by_mail(options["mail"])
        if person is None and not options["name"]:
            raise CommandError("Nobody has that mail address. Name the person with --name, or import the organisation.")
        with transaction.atomic():
            if person is None:
                person = add_external_person(name=options["name"], email=options["mail"].lower(), by=None, at=now)
            grant_role(person=person, role=Role(options["role"]), starts=timezone.localdate(), by=None, at=now)
            welcome(person=person, by=None, at=now)
        self.stdout.write(f"{person.name} gets a letter with a link to choose a password.")
