"""The doors to soundings: HR runs them, and each superior sees their own leaders' seats and nobody else's."""

from tests.doorways import LEADERS, Door, by_number, of_hr

DOORS: dict[str, Door] = {
    "networks:begin_sounding": of_hr("scenario"),
    "networks:sounding_desk": of_hr("other_sounding"),
    "networks:extend_sounding": of_hr("sounding"),
    "networks:withdraw_sounding": of_hr("sounding"),
    "networks:settle_objection": of_hr("objection"),
    "networks:sounding": by_number("sounding", "other_sounding", own_to=LEADERS),
}
