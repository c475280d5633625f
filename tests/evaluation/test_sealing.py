"""Sealed ballots and the key files that open them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation import keyfiles
from evaluation.ballots import WrongKey, new_keys, opened, seal, unwrapped
from evaluation.rules.ballots import Ballot, item_keys, largest, open_keys, packed, unpacked
from evaluation.rules.questionnaires import read_questionnaire
from evaluation.rules.rounds import WORDS_LIMIT
from evaluation.starter import starter

QUESTIONS = read_questionnaire(starter())
SECRET = b"s" * 32
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=WORDS_LIMIT)
ballots = st.builds(
    Ballot,
    st.dictionaries(st.sampled_from(item_keys(QUESTIONS)), st.none() | st.integers(1, 5)),
    st.dictionaries(st.sampled_from(open_keys(QUESTIONS)), texts),
)


@pytest.fixture
def key_file():
    name = keyfiles.cut()
    yield name
    keyfiles.destroy(name)


@given(ballots)
def test_a_ballot_says_the_same_after_sealing_and_tells_nothing_by_its_length(ballot):
    keys, size = new_keys(SECRET), largest(QUESTIONS)
    sealed = seal(packed(ballot), size=size, public=keys.public)
    assert len(sealed) == size + 48
    assert unpacked(opened(sealed, unwrapped(keys.wrapped, SECRET)), QUESTIONS) == ballot


def test_the_largest_answer_that_the_form_lets_through_fits():
    worst = "🦄" * WORDS_LIMIT
    ballot = Ballot(dict.fromkeys(item_keys(QUESTIONS)), dict.fromkeys(open_keys(QUESTIONS), worst))
    quoted = Ballot(ballot.values, dict.fromkeys(open_keys(QUESTIONS), '"' * WORDS_LIMIT))
    assert max(len(packed(ballot)), len(packed(quoted))) == largest(QUESTIONS)


def test_a_ballot_too_large_is_refused_and_never_cut():
    with pytest.raises(ValueError, match="does not fit"):
        seal(b"1234", size=3, public=new_keys(SECRET).public)


def test_another_secret_opens_nothing():
    with pytest.raises(WrongKey):
        unwrapped(new_keys(SECRET).wrapped, b"t" * 32)


def test_a_ballot_of_another_round_or_with_a_bit_turned_cannot_be_opened():
    keys = new_keys(SECRET)
    sealed, private = seal(b"{}", size=10, public=keys.public), unwrapped(keys.wrapped, SECRET)
    turned = bytes([sealed[0] ^ 1]) + sealed[1:]
    other = seal(b"{}", size=10, public=new_keys(SECRET).public)
    assert (opened(sealed, private), opened(turned, private), opened(other, private)) == (b"{}", None, None)


ITEM, OPEN = item_keys(QUESTIONS)[0], open_keys(QUESTIONS)[0]
MISFITS = {
    "off the scale": {"values": {ITEM: 6}, "words": {}},
    "below the scale": {"values": {ITEM: 0}, "words": {}},
    "yes is not one": {"values": {ITEM: True}, "words": {}},
    "a text as a value": {"values": {ITEM: "4"}, "words": {}},
    "an unknown item": {"values": {"trust-none": 4}, "words": {}},
    "an unknown open question": {"values": {}, "words": {"none": "ord"}},
    "words too long": {"values": {}, "words": {OPEN: "x" * (WORDS_LIMIT + 1)}},
    "words that are none": {"values": {}, "words": {OPEN: 4}},
    "no words": {"values": {}},
    "values that are a list": {"values": [4], "words": {}},
}


@pytest.mark.parametrize("content", MISFITS.values(), ids=MISFITS.keys())
def test_what_does_not_answer_the_questions_counts_as_not_given(content):
    assert unpacked(json.dumps(content).encode(), QUESTIONS) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"null"])
def test_bytes_that_are_no_ballot_count_as_not_given(content):
    assert unpacked(content, QUESTIONS) is None


def test_an_empty_ballot_is_an_answer():
    assert unpacked(packed(Ballot({}, {})), QUESTIONS) == Ballot({}, {})


def test_a_key_file_is_32_random_bytes_that_only_its_owner_reads(key_file):
    path = keyfiles.path_of(key_file)
    assert (len(path.read_bytes()), path.stat().st_mode & 0o777) == (32, 0o400)
    other = keyfiles.cut()
    assert keyfiles.content_of(other) != keyfiles.content_of(key_file)
    keyfiles.destroy(other)


def test_a_destroyed_key_file_is_gone_and_destroying_again_is_no_harm(key_file):
    keyfiles.destroy(key_file)
    keyfiles.destroy(key_file)
    assert not keyfiles.is_there(key_file)
    with pytest.raises(keyfiles.KeyFileMissing):
        keyfiles.wrapping_secret(key_file)


def test_a_key_file_that_cannot_be_deleted_is_never_called_gone(key_file, monkeypatch):
    with monkeypatch.context() as stubborn:
        stubborn.setattr(type(keyfiles.path_of(key_file)), "unlink", lambda self, missing_ok: None)
        with pytest.raises(OSError, match="still there"):
            keyfiles.destroy(key_file)


def test_the_secret_needs_the_file_and_both_passphrases_in_their_order(key_file):
    secrets = {
        keyfiles.wrapping_secret(key_file),
        keyfiles.wrapping_secret(key_file, ("hemmelig sætning", "en anden sætning")),
        keyfiles.wrapping_secret(key_file, ("en anden sætning", "hemmelig sætning")),
        keyfiles.wrapping_secret(key_file, ("hemmelig sætning",)),
    }
    again = keyfiles.wrapping_secret(key_file, ("hemmelig sætning", "en anden sætning"))
    assert (len(secrets), again in secrets) == (4, True)


def test_a_link_has_128_bits_of_its_own_and_can_be_made_again_from_the_file_alone(key_file):
    tokens = {keyfiles.link_token(key_file, number) for number in range(200)}
    assert (len(tokens), {len(token) for token in tokens}) == (200, {22})
    assert keyfiles.link_token(key_file, 7) in tokens
