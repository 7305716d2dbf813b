"""Identifiers in free text: what must be found, what must not, in three languages and two sets of digits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsmonitor.domain import identifiers
from rightsmonitor.domain.codes import Sector, SourceKind
from rightsmonitor.domain.identifiers import Identifier, find
from rightsmonitor.domain.incident import Incident, Response, Source, Victim
from rightsmonitor.domain.person import Names, Person

CHILD = Person(uid="01900000-0000-7000-8000-000000000001", names=Names(latin="Inès Rahmouni", arabic="إيناس رحموني"))


def kinds(text: str, *names: str) -> list[tuple[str, str]]:
    """(kind, the words found)."""
    return [(spot.kind.value, text[spot.start : spot.end]) for spot in find(text, names)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Appeler le 0612345678 le soir.", "0612345678"),
        ("Tél. 06 12 34 56 78", "06 12 34 56 78"),
        ("tel:06-12-34-56-78.", "06-12-34-56-78"),
        ("call +212 612-345678 now", "+212 612-345678"),
        ("00212 5 36 12 34 56", "00212 5 36 12 34 56"),
        ("her uncle in Lyon, +33 6 11 22 33 44", "+33 6 11 22 33 44"),
        ("رقم الهاتف ٠٦١٢٣٤٥٦٧٨ مساء", "٠٦١٢٣٤٥٦٧٨"),
        ("الهاتف: ٠٦ ١٢ ٣٤ ٥٦ ٧٨", "٠٦ ١٢ ٣٤ ٥٦ ٧٨"),
    ],
)
def test_telephone_numbers_are_found_whole(text: str, number: str) -> None:
    assert kinds(text) == [("phone", number)]


@pytest.mark.parametrize("text", ["écrire à a.b-c@exemple.ma", "اكتب إلى nom+x@exemple.co.ma", "mail x_1@example.org"])
def test_addresses_are_found(text: str) -> None:
    assert [kind for kind, _ in kinds(text)] == ["email"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Sa CIN est F123456.", "F123456"),
        ("CIN n° BK 98765", "BK 98765"),
        ("passeport 12AB34567 périmé", "12AB34567"),
        ("dossier HCR 385-14C00123", "385-14C00123"),
        ("carte de séjour n° 4512", "4512"),
        ("جواز سفر رقم A12345678", "A12345678"),
        ("رقم البطاقة ١٢٣٤٥٦٧٨٩", "١٢٣٤٥٦٧٨٩"),
        ("بطاقة الإقامة رقم ٤٥١٢٩", "٤٥١٢٩"),
    ],
)
def test_numbers_of_documents_are_found(text: str, number: str) -> None:
    assert kinds(text) == [("document", number)]


@pytest.mark.parametrize(
    "text",
    [
        "Le 20/11/2026 vers 18 h 30, deux hommes de 40 ans.",
        "Dossier OUJ-26-0148, article 448-4, loi 27-14, RMV-2.1.",
        "يوم 20 نونبر 2026 على الساعة 18:30، عمره ١٢ سنة",
        "Entre 2019 et 2024 ; 1 500 dirhams, 12 km, 09-08.",
        "The 14-year-old walked 25 km on 3 March 2026.",
        "L'enfant a 12 ans. M. le Procureur a été saisi.",
        "أحيل الملف على السيد وكيل الملك",
        "",
    ],
)
def test_dates_ages_articles_and_offices_are_no_identifiers(text: str) -> None:
    assert kinds(text, "Amina Zeroual") == []


def test_names_of_the_record_are_found_in_every_spelling_that_it_gives() -> None:
    names = ("Inès Rahmouni", "إيناس رحموني")
    assert kinds("INES dit que sa sœur…", *names) == [("name", "INES")]
    assert kinds("قالت إيناس إن", *names) == [("name", "إيناس")]
    # The whole name in another script: the two share their consonants.
    assert kinds("le petit Yousef Rahmouni", "يوسف رحموني") == [("name", "Yousef Rahmouni")]
    assert kinds("Une autre enfant attend.", *names) == []


def test_particles_and_short_words_alone_name_nobody() -> None:
    assert kinds("El Hajeb, ben Guerir, Al Hoceïma", "Ben El Al") == []
    assert kinds("Ali est venu", "Ali B") == [("name", "Ali")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Son patron, M. Xyz Abcde, refuse.", "Xyz Abcde"),
        ("employed by Mrs Qwerty since May", "Qwerty"),
        ("يشتغل عند السيد قويدر منذ شهر", "قويدر"),
    ],
)
def test_a_name_after_a_title_is_a_person(text: str, name: str) -> None:
    found = kinds(text)
    assert len(found) == 1
    assert found[0][0] == "person"
    assert found[0][1].startswith(name)


def test_a_record_is_searched_in_its_free_texts_only() -> None:
    incident = Incident(
        uid="01900000-0000-7000-8000-000000000000",
        narrative="Inès appelle le 0612345678",
        exact_place="chez Mme Xyz",
        victims=(Victim(key="c1", person=CHILD),),
        sources=(Source(kind=SourceKind.VICTIM, name="Inès Rahmouni", note="ecrire a x@exemple.ma"),),
        responses=(Response(sector=Sector.HEALTH, service="CIN F123456"),),
    )
    found = [(one.field, one.spot.kind) for one in identifiers.in_record(incident)]
    assert found == [
        ("narrative", Identifier.NAME),
        ("narrative", Identifier.PHONE),
        ("sources[0].note", Identifier.EMAIL),
        ("responses[0].service", Identifier.DOCUMENT),
    ]
    assert identifiers.in_record(replace(incident, narrative="", sources=(), responses=())) == ()


@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=3))
def test_any_text_is_searched_and_finds_lie_inside_it_in_order(text: str, names: list[str]) -> None:
    found = find(text, names)
    ends = 0
    for spot in found:
        assert ends <= spot.start < spot.end <= len(text)
        ends = spot.end


@given(st.from_regex(r"0[67][0-9]{8}", fullmatch=True), st.sampled_from(["", " ", ".", "-"]))
def test_a_mobile_number_is_found_in_both_digit_sets(number: str, gap: str) -> None:
    written = gap.join(number[at : at + 2] for at in range(0, 10, 2))
    arabic = written.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    for shape in (written, arabic):
        assert kinds(f"le {shape} !") == [("phone", shape)]
