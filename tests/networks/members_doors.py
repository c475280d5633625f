"""The doors to what a network has for itself, and to what it proposes upwards."""

from tests.doorways import HR, LEADERS, by_number, page

MEMBERS = frozenset({"leader", "facilitator"})
DIRECTOR = frozenset({"director"})
DOORS = {
    "networks:house_rules": by_number("network", "other_network", own_to=MEMBERS),
    "networks:aim": by_number("network", "other_network", own_to=LEADERS),
    "networks:look_back": by_number("network", "other_network", own_to=LEADERS),
    "networks:existing": page(HR | DIRECTOR),
    "networks:papers": by_number("network", "other_network", own_to=MEMBERS),
    "networks:papers_file": by_number("network", "other_network", own_to=MEMBERS),
    "networks:draft_proposal": by_number("network", "other_network", own_to=MEMBERS),
    "networks:proposals_to_me": page(),
    "networks:proposal": by_number("proposal", "other_proposal", own_to=MEMBERS),
    "networks:rewrite_proposal": by_number("proposal", "other_proposal", own_to=MEMBERS),
    "networks:approve_proposal": by_number("proposal", "other_proposal", own_to=LEADERS, posts=True),
    "networks:withdraw_approval": by_number("proposal", "other_proposal", own_to=LEADERS, posts=True),
    "networks:drop_proposal": by_number("proposal", "other_proposal", own_to=MEMBERS, posts=True),
    "networks:send_proposal": by_number("proposal", "other_proposal", own_to=MEMBERS),
    "networks:withdraw_proposal": by_number("sent_proposal", "other_sent_proposal", own_to=MEMBERS, posts=True),
    "networks:answer_proposal": by_number("sent_proposal", "other_sent_proposal", own_to=DIRECTOR),
}
