"""The audit trail in words: what is said of each verb of this floor, and under which topic it is found."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organisation.rules.imports.changes import Kind


@dataclass(frozen=True, slots=True)
class Told:
    """What the trail says of a verb. `sentence` names facts in braces: {who} did it, the rest is about the object."""

    topic: str
    sentence: str | Promise


class Topic(TextChoices):
    """What the ground floor's verbs are about."""

    ACCESS = "adgang", _("Adgang og roller")
    PEOPLE = "personer", _("Personer og ledergrupper")
    IMPORTS = "filer", _("Indlæste filer")
    CALENDAR = "kalender", _("Kalender og svar")
    LETTERS = "breve", _("Breve")
    JOBS = "job", _("Job i baggrunden")


# What a fact is called where its row is gone.
UNNAMED: Mapping[str, str | Promise] = {
    "who": _("systemet"),
    "person": _("en person"),
    "role": _("en rolle"),
    "group": _("en ledergruppe"),
    "unit": _("en enhed"),
    "position": _("en stilling"),
    "meeting": _("et møde"),
    "letter": _("et brev"),
    "job": _("et job"),
    "day": _("en dag"),
    "did": _("ændrede"),
}

# What an import did to a thing, by the sort of change; to people it does otherwise.
DID: Mapping[str, str | Promise] = {
    Kind.CREATED: _("oprettede"),
    Kind.MOVED: _("flyttede"),
    Kind.RENAMED: _("omdøbte"),
    Kind.CHANGED: _("ændrede"),
    Kind.ENDED: _("afsluttede"),
}
DID_TO_PEOPLE: Mapping[str, str | Promise] = {
    **DID,
    Kind.RENAMED: _("rettede navnet på"),
    Kind.CHANGED: _("rettede oplysningerne om"),
    Kind.ENDED: _("afsluttede ansættelsen for"),
}

# By verb; a verb that is told of several sorts of objects has a line for each, with the object's kind after its name.
VERBS: Mapping[str, Told] = {
    "open_account": Told(Topic.ACCESS, _("{who} gav {person} adgang til LederNet")),
    "welcome": Told(Topic.ACCESS, _("{who} sendte {person} et nyt link til at logge ind med")),
    "close_account": Told(Topic.ACCESS, _("{who} lukkede adgangen for {person}")),
    "follow_mails": Told(Topic.ACCESS, _("{who} lod adgangen for {person} følge den nye mailadresse")),
    "choose_language": Told(Topic.ACCESS, _("{who} valgte et andet sprog")),
    "grant_role": Told(Topic.ACCESS, _("{who} gav {person} rollen {role}")),
    "end_role": Told(Topic.ACCESS, _("{who} tog rollen {role} tilbage fra {person}")),
    "add_external_person": Told(Topic.PEOPLE, _("{who} skrev {person} ind som ekstern")),
    "correct_external_person": Told(Topic.PEOPLE, _("{who} rettede oplysningerne om {person}")),
    "form_group": Told(Topic.PEOPLE, _("{who} oprettede {group}")),
    "correct_group": Told(Topic.PEOPLE, _("{who} rettede {group}")),
    "join_group": Told(Topic.PEOPLE, _("{who} tog {person} med i {group}")),
    "leave_group": Told(Topic.PEOPLE, _("{who} lod {person} gå ud af {group}")),
    "apply_import": Told(Topic.IMPORTS, _("{who} indlæste filer, der gælder fra {day}")),
    "apply_import organisation.Unit": Told(Topic.IMPORTS, _("{who} {did} {unit} ved en indlæsning")),
    "apply_import organisation.Person": Told(Topic.IMPORTS, _("{who} {did} {person} ved en indlæsning")),
    "apply_import organisation.Position": Told(Topic.IMPORTS, _("{who} {did} {position} ved en indlæsning")),
    "book_appointment": Told(Topic.CALENDAR, _("{who} satte {meeting} i kalenderen")),
    "move_appointment": Told(Topic.CALENDAR, _("{who} flyttede {meeting} i kalenderen")),
    "change_appointment": Told(Topic.CALENDAR, _("{who} rettede {meeting} i kalenderen")),
    "cancel_appointment": Told(Topic.CALENDAR, _("{who} aflyste {meeting} i kalenderen")),
    "invite": Told(Topic.CALENDAR, _("{who} inviterede flere til {meeting}")),
    "uninvite": Told(Topic.CALENDAR, _("{who} tog nogle af invitationerne til {meeting} tilbage")),
    "answer_invitation": Told(Topic.CALENDAR, _("{person} svarede på invitationen til {meeting}")),
    "forget_invitees": Told(Topic.CALENDAR, _("{who} slettede, hvem der var inviteret til {meeting}")),
    "renew_feed": Told(Topic.CALENDAR, _("{who} lavede en ny kalenderadresse til {person}")),
    "revoke_feed": Told(Topic.CALENDAR, _("{who} lukkede kalenderadressen for {person}")),
    "consent_to_busy_times": Told(Topic.CALENDAR, _("{who} lod LederNet se, hvornår {person} er optaget")),
    "withdraw_busy_times": Told(Topic.CALENDAR, _("{who} lod ikke længere LederNet se, hvornår {person} er optaget")),
    "send_again": Told(Topic.LETTERS, _("{who} sendte {letter} igen")),
    "queue_job": Told(Topic.JOBS, _("{who} satte et job i gang: {job}")),
    "cancel_job": Told(Topic.JOBS, _("{who} stoppede et job: {job}")),
    "end_job": Told(Topic.JOBS, _("{who} afsluttede et job: {job} ({state})")),
}


def sentence_of(told: Told | None, verb: str, facts: Mapping[str, str], unnamed: Mapping[str, str | Promise]) -> str:
    """The sentence with its facts; a fact that nobody knows any more in general words, an unknown verb as it is."""
    if told is None:
        return f"{facts.get('who', unnamed['who'])}: {verb}"
    words = str(told.sentence).format_map({**unnamed, "state": "…", **facts})
    return words[:1].upper() + words[1:]
