"""The door table: every address, who may open it, and for which objects. A new address must be written here.

Objects are of three sorts: `own` belongs to the leader's network Fjord (which the facilitator runs), `other` to network
Bro, which concerns neither of them, and `absent` does not exist. To those who may not, own and other look like absent.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from organisation.access.calendar import feed_token, invitation_token
from organisation.actions.feeds import renew_feed
from tests.doorways import (
    HR,
    LEADERS,
    NO_UUID,
    Door,
    by_number,
    of_hr,
    of_hr_about,
    page,
    person,
    thing,
)
from tests.evaluation.doors import DOORS as EVALUATION_DOORS
from tests.goals.doors import DOORS as GOALS_DOORS
from tests.networks.arrival_doors import DOORS as ARRIVAL_DOORS
from tests.networks.development_doors import DOORS as DEVELOPMENT_DOORS
from tests.networks.evaluation_doors import DOORS as EVALUATED_DOORS
from tests.networks.feed_doors import DOORS as FEED_DOORS
from tests.networks.members_doors import DOORS as MEMBERS_DOORS
from tests.networks.money_doors import DOORS as MONEY_DOORS
from tests.networks.sheet_doors import DOORS as SHEET_DOORS
from tests.networks.sounding_doors import DOORS as SOUNDING_DOORS
from tests.networks.wish_doors import DOORS as WISH_DOORS
from tests.performance.doors import DOORS as PERFORMANCE_DOORS
from tests.world import NOW, World


def invited(**facts: Any) -> Door:
    """A page about a meeting in the calendar: the leader is invited to the one, neither of the two to the other."""
    return thing(
        lambda w: {"pk": w.things.meeting.appointment_id},
        lambda w: {"pk": w.things.other_meeting.appointment_id},
        {"pk": 987654321},
        own_to=frozenset({"leader"}),
        **facts,
    )


def calendar_tokens(world: World) -> tuple[str, str]:
    """What opens the leader's invitation and the leader's feed without sign-in."""
    invitee = world.things.meeting.appointment.invitees.get(person=world.people["leader"])
    feed = renew_feed(person=world.people["leader"], by=None, at=NOW)
    return invitation_token(invitee), feed_token(feed)


def of_import(**facts: Any) -> Door:
    """A page of HR's about files that were handed in."""

    def own(world: World) -> Mapping[str, Any]:
        return {"key": world.things.import_check.key}

    return thing(own, own, {"key": NO_UUID}, own_to=HR, other_to=HR, **facts)


def of_meeting(*, sequence: int | None = None, **facts: Any) -> Door:
    """A page about a network's meeting, known by its appointment's key."""
    more = {} if sequence is None else {"sequence": sequence}
    return thing(
        lambda w: {"key": UUID(w.things.meeting.appointment.uid)} | more,
        lambda w: {"key": UUID(w.things.other_meeting.appointment.uid)} | more,
        {"key": NO_UUID} | more,
        **facts,
    )


def of_outcome(**facts: Any) -> Door:
    """What a meeting agreed, under the meeting's own key."""
    return thing(
        lambda w: {"key": UUID(w.things.meeting.appointment.uid), "pk": w.things.outcome.pk},
        lambda w: {"key": UUID(w.things.other_meeting.appointment.uid), "pk": w.things.other_outcome.pk},
        {"key": NO_UUID, "pk": 987654321},
        **facts,
    )


def of_place(**facts: Any) -> Door:
    """A page about a place in a network: the leader's, whose nearest leader is the director, or the other leader's."""
    return thing(
        lambda w: {"pk": w.things.network.memberships.get(person=w.people["leader"]).pk},
        lambda w: {"pk": w.things.other_network.memberships.get(person=w.people["other_leader"]).pk},
        {"pk": 987654321},
        **facts,
    )


def with_second_step(world: World) -> Mapping[str, Any]:
    """The leader alone has an app and emergency codes; for everybody else the pages about them are absent."""
    account = world.accounts["leader"]
    if not Authenticator.objects.filter(user=account).exists():
        TOTP.activate(account, generate_totp_secret())
        RecoveryCodes.activate(account)
    return {}


MEMBERS = frozenset({"leader", "facilitator"})
RUNNERS = frozenset({"facilitator"})

DOORS: dict[str, Door] = (
    {
        "my_day": page(),
        "healthz": page(public=True),
        "readyz": page(public=True),
        "components": page(public=True),
        "choose_language": page(public=True, posts=True),
        "account_login": page(public=True),
        "account_logout": page(),
        "account_reauthenticate": page(),
        "account_change_password": page(),
        "account_set_password": page(),
        "account_reset_password": page(public=True),
        "account_reset_password_done": page(public=True),
        "account_reset_password_from_key": page(public=True, own=lambda world: {"uidb36": "1", "key": "0-0"}),
        "account_reset_password_from_key_done": page(public=True),
        "account_inactive": page(public=True),
        "mfa_index": page(),
        # Halfway through signing in only: everybody else is sent to the beginning.
        "mfa_authenticate": page(),
        "mfa_reauthenticate": page(own=with_second_step),
        "mfa_activate_totp": page(),
        "mfa_deactivate_totp": page(LEADERS, own=with_second_step),
        "mfa_view_recovery_codes": page(LEADERS, own=with_second_step),
        "mfa_generate_recovery_codes": page(),
        "mfa_download_recovery_codes": page(LEADERS, own=with_second_step),
        "organisation:job": thing(
            lambda w: {"key": w.things.job.key},
            lambda w: {"key": w.things.other_job.key},
            {"key": NO_UUID},
            own_to=HR | {"leader"},
            other_to=HR,
        ),
        "organisation:stop_job": thing(
            lambda w: {"key": w.things.job.key},
            lambda w: {"key": w.things.other_job.key},
            {"key": NO_UUID},
            own_to=HR | {"leader"},
            other_to=HR,
            posts=True,
        ),
        "organisation:my_calendar": page(),
        "organisation:new_feed_address": page(),
        "organisation:close_feed_address": page(),
        "organisation:busy_times": page(),
        "organisation:stop_busy_times": page(),
        "organisation:appointment": invited(),
        "organisation:answer_appointment": invited(posts=True),
        "organisation:download_appointment": invited(),
        "organisation:answer_by_letter": page(public=True, own=lambda w: {"token": calendar_tokens(w)[0]}),
        "organisation:feed": page(public=True, own=lambda w: {"token": calendar_tokens(w)[1]}),
        "trail": page(HR),
        "hr_desk": page(HR),
        "organisation:units": page(HR),
        "organisation:unit": of_hr_about(lambda world: {"pk": world.units["Havnbjerg"].pk}),
        "organisation:imports": page(HR),
        "organisation:import": of_import(),
        "organisation:apply_import": of_import(posts=True),
        "organisation:wrong_rows": of_import(),
        "organisation:people": page(HR),
        "organisation:access": page(HR),
        "organisation:write_again": page(HR, posts=True),
        "organisation:add_person": page(HR),
        "organisation:person": of_hr_about(person("leader")),
        "organisation:correct_person": of_hr_about(person("leader")),
        "organisation:open_account": of_hr_about(person("leader"), posts=True),
        "organisation:close_account": of_hr_about(person("employee"), posts=True),
        "organisation:end_role": of_hr("grant", posts=True),
        "organisation:groups": page(HR),
        "organisation:form_group": page(HR),
        "organisation:group": of_hr("group"),
        "organisation:correct_group": of_hr("group"),
        "organisation:leave_group": of_hr("group_member", posts=True),
        "organisation:outbox": page(HR),
        "organisation:send_letter_again": of_hr("letter", posts=True),
        "organisation:jobs": page(HR),
        "networks:programmes": page(HR),
        "networks:new_programme": page(HR),
        "networks:programme_size": page(HR),
        "networks:programme": of_hr("programme"),
        "networks:correct_programme": of_hr("programme"),
        "networks:conclude_programme": of_hr("programme"),
        "networks:reopen_programme": of_hr("programme", posts=True),
        "networks:participants": of_hr("programme"),
        "networks:leave_out": of_hr("programme"),
        "networks:take_in_again": by_number("exclusion", "other_exclusion", own_to=HR, other_to=HR, posts=True),
        "networks:set_pair": of_hr("programme"),
        "networks:lift_pair": by_number("pair", "other_pair", own_to=HR, other_to=HR, posts=True),
        "networks:weekdays_of": thing(
            lambda w: {"pk": w.things.programme.pk, "person": w.people["other_leader"].pk},
            lambda w: {"pk": w.things.programme.pk, "person": w.people["other_leader"].pk},
            {"pk": 987654321, "person": 987654321},
            own_to=HR,
            other_to=HR,
        ),
        "networks:facilitators": page(HR),
        "networks:correct_facilitator": of_hr("facilitator"),
        "networks:draft_scenario": of_hr("programme", posts=True),
        "networks:compare_scenarios": of_hr("programme"),
        "networks:studio": of_hr("scenario"),
        "networks:weigh": of_hr("scenario", posts=True),
        "networks:scenario_progress": of_hr("scenario"),
        "networks:stop_composing": of_hr("scenario", posts=True),
        "networks:reframe": of_hr("scenario"),
        "networks:reframe_all": of_hr("scenario", posts=True),
        "networks:seat": of_hr("scenario", posts=True),
        "networks:pin": of_hr("scenario", posts=True),
        "networks:undo": of_hr("scenario", posts=True),
        "networks:rotate": of_hr("programme"),
        "networks:years_ahead": of_hr("programme"),
        "networks:stop_planning": of_hr("rounds_ahead", posts=True),
        "networks:draft_round": thing(
            lambda w: {"pk": w.things.rounds_ahead.pk, "number": 1},
            lambda w: {"pk": w.things.rounds_ahead.pk, "number": 1},
            {"pk": 987654321, "number": 1},
            own_to=HR,
            other_to=HR,
            posts=True,
        ),
        "networks:scenario_news": of_hr("scenario"),
        "networks:redo": of_hr("scenario", posts=True),
        "networks:correct_published": of_hr("scenario", posts=True),
        "networks:correction_hour": of_hr("scenario"),
        "networks:first_day": of_hr("scenario"),
        "networks:discard_scenario": of_hr("scenario"),
        "networks:take_up_scenario": of_hr("scenario", posts=True),
        "networks:publish_scenario": of_hr("scenario"),
        "networks:my_networks": page(),
        "networks:network": by_number("network", "other_network", own_to=MEMBERS),
        "networks:book_meeting": by_number("network", "other_network", own_to=MEMBERS | HR, other_to=HR),
        "networks:book_series": by_number("network", "other_network", own_to=MEMBERS | HR, other_to=HR),
        "networks:propose_times": by_number("network", "other_network", own_to=MEMBERS),
        "networks:poll": by_number("poll", "other_poll", own_to=MEMBERS),
        "networks:withdraw_times": by_number("poll", "other_poll", own_to=RUNNERS),
        "networks:choose_time": thing(
            lambda w: {"pk": w.things.poll.pk, "time": w.things.poll.times.first().pk},
            lambda w: {"pk": w.things.other_poll.pk, "time": w.things.other_poll.times.first().pk},
            {"pk": 987654321, "time": 987654321},
            own_to=RUNNERS,
        ),
        "networks:methods": page(),
        "networks:points": of_meeting(own_to=MEMBERS),
        "networks:change_point": by_number("point", "other_point", own_to=MEMBERS),
        "networks:drop_point": by_number("point", "other_point", own_to=MEMBERS, posts=True),
        "networks:shift_point": thing(
            lambda w: {"pk": w.things.point.pk, "way": "op"},
            lambda w: {"pk": w.things.other_point.pk, "way": "op"},
            {"pk": 987654321, "way": "op"},
            own_to=MEMBERS,
            posts=True,
        ),
        "networks:clock": by_number("point", "other_point", own_to=MEMBERS),
        "networks:clock_stand": by_number("point", "other_point", own_to=MEMBERS),
        "networks:begin_clock": by_number("point", "other_point", own_to=MEMBERS, posts=True),
        "networks:go_on": by_number("point", "other_point", own_to=MEMBERS, posts=True),
        "networks:give_more": by_number("point", "other_point", own_to=MEMBERS, posts=True),
        "networks:stop_clock": by_number("point", "other_point", own_to=MEMBERS, posts=True),
        "networks:dilemmas": by_number("network", "other_network", own_to=MEMBERS),
        "networks:bring_dilemma": by_number("network", "other_network", own_to=MEMBERS),
        "networks:rewrite_dilemma": by_number("dilemma", "other_dilemma", own_to=LEADERS),
        "networks:take_back_dilemma": by_number("dilemma", "other_dilemma", own_to=LEADERS, posts=True),
        "networks:write_minutes": of_meeting(own_to=MEMBERS),
        "networks:note_outcome": of_meeting(own_to=MEMBERS),
        "networks:settle_outcome": of_outcome(own_to=MEMBERS, posts=True),
        "networks:correct_outcome": of_outcome(own_to=MEMBERS),
        "networks:drop_outcome": of_outcome(own_to=MEMBERS, posts=True),
        "networks:put_up": of_meeting(own_to=MEMBERS),
        "networks:material": by_number("material", "other_material", own_to=MEMBERS),
        "networks:take_down": by_number("material", "other_material", own_to=MEMBERS, posts=True),
        "networks:note_attendance": of_meeting(own_to=MEMBERS),
        "networks:note_attendance_talk": of_place(own_to=RUNNERS),
        "networks:withdraw_attendance_talk": of_place(own_to=RUNNERS, posts=True),
        "networks:followed_attendance": of_place(own_to=frozenset({"director"})),
        "networks:meeting": of_meeting(own_to=MEMBERS),
        "networks:answer_meeting": of_meeting(own_to=frozenset({"leader"}), posts=True, sequence=0),
        "networks:move_meeting": of_meeting(own_to=MEMBERS | HR, other_to=HR),
        "networks:cancel_meeting": of_meeting(own_to=MEMBERS | HR, other_to=HR),
        "networks:write_agenda": of_meeting(own_to=MEMBERS),
        "networks:life": by_number("network", "other_network", own_to=frozenset({"facilitator"}) | HR, other_to=HR),
        "networks:note_dialogue": by_number(
            "network", "other_network", own_to=frozenset({"facilitator"}) | HR, other_to=HR
        ),
        "networks:import_networks": page(HR),
        "networks:apply_networks": page(HR, posts=True),
        "networks:network_template": page(HR),
        "networks:health": page(HR | {"director"}),
        "networks:coverage": page(HR | {"director"}),
        "networks:watch": by_number("network", "other_network", own_to=frozenset({"facilitator"}) | HR, other_to=HR),
        "networks:promises": of_hr("programme"),
        "networks:set_dates": of_hr("network"),
        "networks:set_criteria": of_hr("network"),
        "networks:decide": of_hr("network"),
        "networks:decide_as": thing(
            lambda w: {"pk": w.things.network.pk, "slug": "genstart"},
            lambda w: {"pk": w.things.other_network.pk, "slug": "genstart"},
            {"pk": 987654321, "slug": "genstart"},
            own_to=HR,
            other_to=HR,
        ),
        "networks:redesign_together": of_hr("programme"),
        "networks:undo_decision": of_hr("decision", posts=True),
        "networks:weekdays": by_number("programme", "programme", own_to=LEADERS, other_to=LEADERS),
        "networks:forget_weekdays": by_number("programme", "programme", own_to=LEADERS, other_to=LEADERS, posts=True),
        "networks:networks": page(HR),
        "networks:network_facts": of_hr("network"),
        "networks:change_network": of_hr("network"),
        "networks:end_membership": of_hr_about(
            lambda w: {"pk": w.things.network.memberships.get(person=w.people["leader"]).pk}
        ),
    }
    | EVALUATION_DOORS
    | GOALS_DOORS
    | ARRIVAL_DOORS
    | DEVELOPMENT_DOORS
    | EVALUATED_DOORS
    | FEED_DOORS
    | MEMBERS_DOORS
    | MONEY_DOORS
    | PERFORMANCE_DOORS
    | SHEET_DOORS
    | WISH_DOORS
    | SOUNDING_DOORS
)
