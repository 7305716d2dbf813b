"""P38: the lists of the generator, and which passphrases are refused."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from pathlib import Path

import office
import pytest

from rightsmonitor.domain import errors
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.people import NewUser, Office
from rightsmonitor.services import session
from rightsmonitor.services.vault import passphrases
from rightsmonitor.services.vault.passphrases import Tongue

LISTS: tuple[Tongue, ...] = ("french", "arabic")


@pytest.mark.parametrize("tongue", LISTS)
def test_p38_the_lists_have_7776_plain_words_of_which_none_begins_another(tongue: Tongue) -> None:
    words = passphrases.word_list(tongue)
    assert len(words) == len(set(words)) == passphrases.LIST_SIZE == 6**5
    assert all(re.fullmatch(r"[a-z]{3,11}", word) for word in words)
    ordered = sorted(words)
    assert not [one for one, other in itertools.pairwise(ordered) if other.startswith(one)]
    assert passphrases.WORDS * math.log2(len(words)) > 64


def test_p38_the_two_lists_are_two() -> None:
    assert len(set(passphrases.word_list("french")) & set(passphrases.word_list("arabic"))) < 100


@pytest.mark.parametrize("tongue", LISTS)
def test_p38_what_is_drawn_is_five_words_of_the_list_and_always_accepted(tongue: Tongue) -> None:
    known, drawn = set(passphrases.word_list(tongue)), [passphrases.generate(tongue) for _ in range(25)]
    assert len(set(drawn)) == 25
    for made in drawn:
        assert len(made.split("-")) == 5
        assert set(made.split("-")) <= known
        passphrases.check(made.encode(), about=("Essai", "Bureau d’Oujda"))


def test_p38_every_word_is_drawn_about_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chi-squared over the first letters of 10,000 words, with a wide margin for luck."""
    words = passphrases.word_list("french")
    monkeypatch.setattr(passphrases, "guesses", lambda _text: math.inf)
    drawn = Counter(word[0] for _ in range(2000) for word in passphrases.generate("french").split("-"))
    share = Counter(word[0] for word in words)
    expected = {letter: 10_000 * count / len(words) for letter, count in share.items() if count > 40}
    chi = sum((drawn[letter] - want) ** 2 / want for letter, want in expected.items())
    assert chi < 3 * len(expected)


@pytest.mark.parametrize(
    "text",
    [
        "motdepasse maroc 2026",
        "Mohamed Oujda 1234",
        "rajacasablanca1949",
        "dima maghrib dima raja",
        "bismillah rahman rahim",
        "بسم الله الرحمن الرحيم",
        "السلام عليكم ورحمة الله",
        "je t'aime maman et papa",
        "azertyuiopqsdfghjklm",
        "123456789012345678",
        "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦",
        "aaaaaaaaaaaaaaaaaaaa",
        "Fatima Zahra 12/03/1998",
        "Essai Superviseuse 2026",
    ],
)
def test_p38_what_would_be_tried_first_is_refused(text: str) -> None:
    with pytest.raises(errors.EasyPassphrase):
        passphrases.check(text.encode(), about=("Essai Superviseuse",))


@pytest.mark.parametrize(
    "text", ["five invented words of trial", "le chat mange la souris dans la cuisine", "خمس كلمات مختلقة للمشرف"]
)
def test_p38_a_long_sentence_of_ones_own_is_accepted(text: str) -> None:
    passphrases.check(text.encode())


@pytest.mark.parametrize("text", ["", "quatorze signe", " " * 30])
def test_p38_fewer_than_fifteen_characters_are_refused(text: str) -> None:
    with pytest.raises(errors.WeakPassphrase):
        passphrases.check(text.encode())


def test_p38_names_given_once_are_forgotten_and_any_length_is_measured() -> None:
    before = passphrases.guesses("zygomorphe quelconque")
    assert passphrases.guesses("zygomorphe quelconque", about=("Zygomorphe Quelconque",)) < before / 1000
    assert passphrases.guesses("zygomorphe quelconque") == before
    assert passphrases.guesses("mots sans fin " * 400) > passphrases.FEWEST_GUESSES


def test_p38_no_vault_is_made_with_one(tmp_path: Path) -> None:
    user = NewUser(name="Essai", role=Role.SUPERVISOR, passphrase=b"motdepasse maroc 2026")
    with pytest.raises(errors.EasyPassphrase):
        session.create_vault(
            folder=tmp_path / "v", office=Office(code="OUJ"), people=[user], kdf=office.CHEAP, weakest_kdf=office.CHEAP
        )
    assert not (tmp_path / "v").exists()
