"""The door table of decision sheets: HR runs them, those invited are heard, one director signs, everybody reads."""

from tests.doorways import HOUSE, HR, LEADERS, Door, by_number, of_hr, page, thing

DIRECTOR = frozenset({"director"})


def of_question(own: str, other: str, key: str, **facts) -> Door:
    """A page about one question of a sheet."""
    return thing(
        lambda w: {"pk": getattr(w.things, own).pk, "question": key},
        lambda w: {"pk": getattr(w.things, other).pk, "question": key},
        {"pk": 987654321, "question": key},
        **facts,
    )


DOORS: dict[str, Door] = {
    "networks:plan_programme": page(HR),
    "networks:begin_sheet": of_hr("programme"),
    "networks:sheet": of_hr("sheet"),
    "networks:drop_sheet": by_number("next_sheet", "first_draft", own_to=HR, other_to=HR, posts=True),
    "networks:invite_to_hearing": of_hr("sheet"),
    "networks:remind_invited": of_hr("sheet", posts=True),
    "networks:close_hearing": of_hr("sheet", posts=True),
    "networks:ask_to_sign": of_hr("asked_sheet"),
    "networks:publish_sheet": of_hr("asked_sheet"),
    "networks:answer_question": of_question("sheet", "sheet", "kind", own_to=HR, other_to=HR),
    "networks:reply_to_comment": of_hr("comment"),
    "networks:decisions_list": page(),
    "networks:decisions": thing(
        lambda w: {"pk": w.things.decided.pk},
        lambda w: {"pk": w.things.sheet.programme_id},
        {"pk": 987654321},
        own_to=HOUSE,
    ),
    "networks:compare_sheets": of_hr("next_sheet"),
    "networks:hearing": by_number("sheet", "other_sheet", own_to=LEADERS | HR, other_to=HR),
    "networks:finish_commenting": by_number("sheet", "other_sheet", own_to=LEADERS, posts=True),
    "networks:comment_on": of_question("sheet", "other_sheet", "kind", own_to=LEADERS),
    "networks:withdraw_comment": by_number("comment", "other_comment", own_to=LEADERS, posts=True),
    "networks:sign_sheet": by_number("asked_sheet", "other_asked_sheet", own_to=DIRECTOR),
    "networks:send_back_sheet": by_number("asked_sheet", "other_asked_sheet", own_to=DIRECTOR, posts=True),
    "networks:withdraw_signature": by_number("asked_sheet", "other_asked_sheet", own_to=DIRECTOR, posts=True),
}
