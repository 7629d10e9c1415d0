from __future__ import annotations

import copy
import dataclasses
import json
import pickle
import traceback

import pytest

from tests.samples import CANARY_PASSWORD, TEST_MAK
from unattend_gen.core.secret import (
    MARKER,
    MASK,
    Secret,
    SecretKind,
    kept_key,
    new_key,
    revealed,
    secret_id,
)
from unattend_gen.errors import InputError

SECRET = Secret(CANARY_PASSWORD)


@dataclasses.dataclass(frozen=True)
class Account:
    name: str
    password: Secret


def test_only_reveal_shows_the_text() -> None:
    assert SECRET.reveal() == CANARY_PASSWORD


def test_a_value_is_revealed_whether_it_is_a_secret_or_not() -> None:
    assert (revealed(SECRET), revealed("plain")) == (CANARY_PASSWORD, "plain")


@pytest.mark.parametrize(
    "shown",
    [
        str(SECRET),
        f"{SECRET}",
        f"{SECRET!s}",
        f"{SECRET:>40}",
        f"{SECRET:.3}",
        format(SECRET, "s"),
        "{}".format(SECRET),  # noqa: UP032 - this very way of formatting is under test
        "%s" % SECRET,  # noqa: UP031 - this very way of formatting is under test
        json.dumps([SECRET], default=str)[2:-2],
    ],
)
def test_text_forms_are_the_mask(shown: str) -> None:
    assert shown == MASK


@pytest.mark.parametrize(
    "shown",
    [
        repr(SECRET),
        f"{SECRET!r}",
        f"{SECRET!a}",
        "%r" % SECRET,  # noqa: UP031 - this very way of formatting is under test
        repr([SECRET])[1:-1],
    ],
)
def test_debugging_forms_are_the_mask(shown: str) -> None:
    assert shown == "Secret(***)"


def test_a_dataclass_prints_the_mask() -> None:
    assert repr(Account("admin", SECRET)) == "Account(name='admin', password=Secret(***))"


def test_a_dataclass_cannot_be_turned_into_a_dictionary() -> None:
    with pytest.raises(TypeError, match=r"^a Secret cannot be pickled or copied$"):
        dataclasses.asdict(Account("admin", SECRET))


def test_json_rejects_it() -> None:
    with pytest.raises(TypeError, match=r"^Object of type Secret is not JSON serializable$"):
        json.dumps({"password": SECRET})


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_no_pickle_protocol_accepts_it(protocol: int) -> None:
    with pytest.raises(TypeError, match=r"^a Secret cannot be pickled or copied$"):
        pickle.dumps(SECRET, protocol)


def test_it_is_not_copied() -> None:
    with pytest.raises(TypeError, match=r"^a Secret cannot be pickled or copied$"):
        copy.copy(SECRET)


def test_it_is_not_copied_inside_something_else() -> None:
    with pytest.raises(TypeError, match=r"^a Secret cannot be pickled or copied$"):
        copy.deepcopy({"accounts": [SECRET]})


def pickle_it(secret: Secret) -> None:
    pickle.dumps(secret)


def test_a_traceback_with_local_variables_shows_the_mask() -> None:
    with pytest.raises(TypeError) as caught:
        pickle_it(SECRET)

    trace = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    shown = "".join(trace.format())

    assert "secret = Secret(***)" in shown
    assert CANARY_PASSWORD not in shown


def test_it_has_no_instance_dictionary() -> None:
    with pytest.raises(TypeError):
        vars(SECRET)


def test_secrets_are_equal_if_their_texts_are() -> None:
    same = Secret(CANARY_PASSWORD, SecretKind.TOKEN)

    assert (same == SECRET, hash(same) == hash(SECRET)) == (True, True)
    assert Secret("other") != SECRET


def test_it_is_not_a_plain_string() -> None:
    text: object = CANARY_PASSWORD

    assert text != SECRET
    assert SECRET.__eq__(text) is NotImplemented


def test_a_lone_surrogate_compares_without_an_error_that_would_show_it() -> None:
    assert Secret("\ud800") == Secret("\ud800")
    assert Secret("\ud800") != Secret("\udfff")


def test_a_password_is_the_usual_kind() -> None:
    assert (Secret("x").kind, Secret("x", SecretKind.PRODUCT_KEY).kind) == (
        SecretKind.PASSWORD,
        SecretKind.PRODUCT_KEY,
    )


def test_an_empty_secret_is_known_without_showing_it() -> None:
    assert (Secret("").is_empty(), Secret(" ").is_empty()) == (True, False)


def test_the_marker_is_the_one_that_setup_writes() -> None:
    assert MARKER == "*SENSITIVE*DATA*DELETED*"


def test_the_same_secret_has_the_same_id_under_one_key_only() -> None:
    one, other = new_key(), new_key()
    secret = Secret(CANARY_PASSWORD)

    assert secret_id(secret, one) == secret_id(Secret(CANARY_PASSWORD), one)
    assert secret_id(secret, one) != secret_id(secret, other)
    assert len({new_key() for _ in range(20)}) == 20


def test_a_password_that_looks_like_a_key_is_another_secret() -> None:
    key = new_key()

    assert secret_id(Secret(TEST_MAK), key) != secret_id(
        Secret(TEST_MAK, SecretKind.PRODUCT_KEY), key
    )


def test_a_kept_key_results_in_the_same_ids_in_every_run() -> None:
    text = "sixteen characters"

    assert kept_key(Secret(text)) == kept_key(Secret(text))
    assert kept_key(Secret(text)) != kept_key(Secret(f"{text}!"))


def test_a_kept_key_that_could_be_guessed_is_refused_and_not_shown() -> None:
    with pytest.raises(InputError) as caught:
        kept_key(Secret("fifteen-letters"))

    assert "fifteen-letters" not in f"{caught.value} {caught.value.advice}"
