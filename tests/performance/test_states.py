"""A dialogue whatever the two do in whatever order: nothing is read too early, and what was signed stays."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import sampled_from

from organisation.rules.refusals import Refused
from performance.actions.agreements import add_agreement, change_agreement, propose_goal
from performance.actions.booking import cancel_dialogue
from performance.actions.preparing import be_ready, prepare_dialogue, take_back_ready
from performance.actions.signing import reopen_dialogue, sign_off, take_back_signature
from performance.models import Dialogue
from performance.queries.dialogues import talk_of
from performance.rules.dialogues import Side, State, Theme, other
from performance.rules.preparing import Said
from tests.performance.world import make_dialogue
from tests.world import NOW, make_world

SIDES = sampled_from(Side)


def text_of(talk):
    """Everything that the two have signed: what both wrote, the goals, the agreements and the signatures."""
    agreed = [(one.words, one.side, one.due, one.follow_up) for one in talk.agreements]
    return (talk.themes, [(one.title, one.mine, one.theirs) for one in talk.goals], agreed, talk.signatures)


class Two(RuleBasedStateMachine):
    """The two, who may press anything at any time; what is refused changes nothing."""

    @initialize()
    def meet(self):
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.dialogue = make_dialogue(self.world, "leader", "employee", days=-1)
        self.at, self.number, self.version, self.signed = NOW, 0, 0, None
        self.ready = dict.fromkeys(Side, False)
        for side in Side:
            self.write(side, Theme.ROOM)
            if self.begins != State.BOOKED:
                self.say_ready(side)
        if self.begins == State.SIGNED:
            self.agree(Side.LEADER)
            for side in Side:
                self.sign(side)
        assert self.talk().dialogue.state == self.begins

    def teardown(self):
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    def do(self, verb, **facts):
        """Do it a minute later; whether it was accepted."""
        self.at += timedelta(minutes=1)
        try:
            verb(by=self.world.accounts["leader"], at=self.at, **facts)
        except Refused:
            return False
        return True

    def talk(self, side=Side.EMPLOYEE):
        return talk_of(Dialogue.objects.select_related("employee", "leader", "appointment").get(), side, self.at)

    def new_words(self, side):
        self.number += 1
        return f"{side} skrev {self.number}"

    @rule(side=SIDES, theme=sampled_from(Theme))
    def write(self, side, theme):
        said = {theme: Said(self.new_words(side))}
        self.do(prepare_dialogue, dialogue=self.dialogue, side=side, thoughts=said, views={})

    @rule(side=SIDES)
    def say_ready(self, side):
        if self.do(be_ready, dialogue=self.dialogue, side=side):
            self.ready[side] = True

    @rule(side=SIDES)
    def write_on(self, side):
        if self.do(take_back_ready, dialogue=self.dialogue, side=side):
            self.ready[side] = False

    @rule(side=SIDES)
    def agree(self, side):
        self.do(add_agreement, dialogue=self.dialogue, words=self.new_words(side), side=side)

    @rule(is_stale=sampled_from([False, True]))
    def change(self, is_stale):
        first, version = self.dialogue.agreements.first(), self.talk().dialogue.version
        if first is not None:
            facts = {"words": self.new_words("en"), "version": version - 1 if is_stale else version}
            assert not (self.do(change_agreement, agreement=first, **facts) and is_stale)

    @rule()
    def propose(self):
        self.do(propose_goal, dialogue=self.dialogue, title=self.new_words("et mål"))

    @rule(side=SIDES)
    def sign(self, side):
        self.do(sign_off, dialogue=self.dialogue, side=side, disagreement=self.new_words(side))

    @rule(side=SIDES)
    def take_back(self, side):
        self.do(take_back_signature, dialogue=self.dialogue, side=side)

    @rule()
    def reopen(self):
        if self.do(reopen_dialogue, dialogue=self.dialogue, reason="En fejl"):
            self.signed = None

    @precondition(lambda self: self.number > 12)
    @rule()
    def cancel(self):
        self.do(cancel_dialogue, dialogue=self.dialogue)

    @invariant()
    def nothing_is_read_before_both_are_ready(self):
        if not hasattr(self, "dialogue"):
            return
        for side in Side:
            talk = self.talk(side)
            assert talk.is_revealed == all(self.ready.values())
            if not talk.is_revealed:
                assert [line.theirs for line in talk.themes if line.theirs != Said()] == []
                assert f"{other(side)} skrev" not in str(talk.themes)

    @invariant()
    def what_is_signed_stays(self):
        if not hasattr(self, "dialogue"):
            return
        talk = self.talk()
        if talk.dialogue.state == State.SIGNED:
            self.signed = self.signed or text_of(talk)
            assert text_of(talk) == self.signed
            assert len(talk.signatures) == 2
        assert talk.dialogue.version >= self.version
        self.version = talk.dialogue.version


@pytest.mark.parametrize("runs", [4, pytest.param(100, marks=pytest.mark.thorough)])
@pytest.mark.parametrize("begins", [State.BOOKED, State.REVEALED, State.SIGNED])
def test_whatever_the_two_do_nothing_is_read_too_early_and_what_is_signed_stays(db, begins, runs):
    Two.world, Two.begins = make_world(), begins
    run_state_machine_as_test(Two, settings=settings(max_examples=runs, stateful_step_count=20, deadline=None))
