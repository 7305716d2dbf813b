"""Every shipped data file meets its schema, and the errors known from public sources are not in it."""

from __future__ import annotations

import csv
import hashlib
import itertools
import json
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from rightsmonitor import reference
from rightsmonitor.assets import resource
from rightsmonitor.domain import codes
from rightsmonitor.domain.person import AGE_CUTS

TABLES = sorted([*resource("taxonomy").glob("*.csv"), *resource("places").glob("*.csv")])
NARROW = "\u202f"


def rows(folder: str, name: str) -> list[dict[str, str]]:
    with resource(folder, name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@cache
def schema(name: str) -> Draft202012Validator:
    document = json.loads(resource("schemas", f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(document)
    return Draft202012Validator(document)


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_every_row_meets_the_schema_of_its_table(table: Path) -> None:
    check = schema(table.stem)
    wrong = [
        (number, error.json_path, error.message)
        for number, row in enumerate(rows(table.parent.name, table.name), start=2)
        for error in check.iter_errors(row)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (("taxonomy", "taxonomy.json"), "taxonomy"),
        (("places", "regions.geojson"), "boundaries"),
        (("places", "provinces.geojson"), "boundaries"),
        (("places", "overlay_eh.geojson"), "boundaries"),
        (("places", "tilegrid.json"), "tilegrid"),
    ],
)
def test_every_document_meets_its_schema(path: tuple[str, ...], name: str) -> None:
    document = json.loads(resource(*path).read_text(encoding="utf-8"))
    assert [error.message for error in schema(name).iter_errors(document)] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_text_is_nfc_without_byte_order_mark_or_double_space(table: Path) -> None:
    text = table.read_bytes().decode("utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert not any(character in text for character in "\ufeff\u00a0\r\u0640\u200b")
    assert "  " not in text


def test_the_digest_is_that_of_the_files() -> None:
    manifest = json.loads(resource("taxonomy", "taxonomy.json").read_text(encoding="utf-8"))
    lines = "".join(
        f"{hashlib.sha256(resource('taxonomy', name).read_bytes()).hexdigest()}  {name}\n" for name in manifest["files"]
    )
    assert manifest["digest"] == hashlib.sha256(lines.encode()).hexdigest()


# --- option lists ---------------------------------------------------------------------------------


def test_every_option_has_a_row_and_every_row_an_option() -> None:
    listed = [(row["list"], row["code"]) for row in rows("taxonomy", "codelists.csv")]
    defined = [(name, member.value) for name, kind in codes.LISTS.items() for member in kind]
    assert Counter(listed) == Counter(defined)


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_options_of_one_list_have_different_labels(language: str) -> None:
    labels = Counter((row["list"], row[f"label_{language}"]) for row in rows("taxonomy", "codelists.csv"))
    assert [label for label, count in labels.items() if count > 1] == []


def test_likely_and_unlikely_are_not_swapped() -> None:
    label = reference.load().codelists.label
    assert label("confidence", "likely", "fr") == "Probable"
    assert label("confidence", "unlikely", "fr") == "Peu probable"
    taxonomy = reference.load().taxonomy
    assert taxonomy.term("HURIDOCS:MT41.04").labels["en"] == "Likely"
    assert taxonomy.term("HURIDOCS:MT41.04").labels["fr"] == "Probable"
    assert taxonomy.term("HURIDOCS:MT41.02").labels["fr"] == "Improbable"


def test_no_list_asks_for_a_national_identity_card() -> None:
    words = " ".join(
        " ".join(row.values()) for row in rows("taxonomy", "codelists.csv") if row["list"] == "id-document"
    ).casefold()
    assert not any(word in words for word in ("cnie", "cin ", "national identity", "identité nationale"))


def test_french_typography_in_our_own_words() -> None:
    ours = [row["label_fr"] for row in rows("taxonomy", "codelists.csv")]
    for row in rows("taxonomy", "terms.csv"):
        if row["scheme"] == "RMV":
            ours += [row[f"{stem}_fr"] for stem in ("label", "definition", "includes", "excludes")]
    wrong = [
        text
        for text in ours
        if "'" in text
        or any(f" {sign}" in text for sign in ";:?!»")
        or any(sign in text and f"{NARROW}{sign}" not in text for sign in ";:?!»")
    ]
    assert wrong == []


def test_our_arabic_says_child_and_not_minor() -> None:
    ours = [row for row in rows("taxonomy", "terms.csv") if row["scheme"] == "RMV"]
    texts = [row[f"{stem}_ar"] for row in ours for stem in ("label", "definition", "includes", "excludes")]
    assert not any("قاصر" in text for text in texts)


def test_age_bands_partition_the_ages() -> None:
    bands = [band.value for band in codes.AgeBand if band.value.startswith("Y")]
    ages = [age for band in bands for low, high in [band[1:].split("T")] for age in range(int(low), int(high) + 1)]
    assert ages == list(range(0, 25))
    starts = {int(band[1:].split("T")[0]) for band in bands}
    assert starts <= set(AGE_CUTS)


# --- places ---------------------------------------------------------------------------------------


def test_twelve_regions_and_seventy_five_provinces_and_prefectures() -> None:
    places = reference.load().places
    assert [region.code for region in places.regions()] == [f"{number:02d}" for number in range(1, 13)]
    kinds = Counter(place.kind for place in places.provinces())
    assert kinds == {"province": 62, "prefecture": 13}
    assert all(place.code.startswith(f"{place.parent}.") for place in places.provinces())
    assert len({place.iso for place in places.provinces()}) == 75


@pytest.mark.parametrize(
    ("iso", "label", "region"), [("MA-NOU", "Nouaceur", "06"), ("MA-CHT", "Chtouka-Aït Baha", "09")]
)
def test_parents_that_public_code_lists_have_wrong(iso: str, label: str, region: str) -> None:
    found = next(place for place in reference.load().places.provinces() if place.iso == iso)
    assert (found.label("fr"), found.parent) == (label, region)


def test_arabic_names_are_distinct_and_figuig_is_not_nador() -> None:
    by_iso = {place.iso: place for place in reference.load().places.provinces()}
    assert by_iso["MA-FIG"].label("ar") == "فكيك"
    assert by_iso["MA-NAD"].label("ar") == "الناظور"
    for language in ("fr", "ar"):
        assert len({place.label(language) for place in by_iso.values()}) == 75


def test_labels_carry_no_mark_of_territory() -> None:
    found = rows("places", "places.csv")
    assert not any("EH" in row[key].split() or "(" in row[key] for row in found for key in row if "label" in key)
    flags = Counter(row["iso_eh_flag"] for row in found if row["level"] == "2")
    assert (flags["EH"], flags["EH-partial"]) == (4, 4)


def test_pcodes_below_region_stay_blank_because_the_official_set_has_69() -> None:
    found = rows("places", "places.csv")
    assert not any(row["pcode"] for row in found if row["level"] in "23")
    beyond = [row for row in found if row["level"] == "2" and row["parent"] in ("11", "12")]
    assert 75 - len(beyond) == 69
    assert "69 features" in resource("places", "SOURCES.md").read_text(encoding="utf-8")


def test_programme_places() -> None:
    places = reference.load().places
    assert [place.code for place in places.programme_places()] == ["01", "02", "04", "06"]
    assert places.get("02.411").label("fr") == "Oujda-Angad"
    assert places.region_of("02.411").code == "02"


@pytest.mark.parametrize(
    ("written", "code"),
    [("كرسيف", "02.265"), ("جرسيف", "02.265"), ("وادي نون", "10"), ("واد نون", "10"), ("oujda angad", "02.411")],
)
def test_places_are_found_by_their_other_spellings(written: str, code: str) -> None:
    assert code in [place.code for place in reference.load().places.search(written)]


def test_population_sums_at_both_levels() -> None:
    found = rows("places", "population.csv")
    for column, total in (("pop_legale_2024", 36_828_330), ("pop_0_14", 9_684_142)):
        sums = {level: sum(int(row[column]) for row in found if row["level"] == level) for level in ("0", "1", "2")}
        assert sums == {"0": total, "1": total, "2": total}
    assert all("ESTIMATE" in row["method"] for row in found if row["pop_0_17_est"])


def test_tiles_cover_the_regions_without_touching_twice() -> None:
    tiles = reference.load().tiles
    assert sorted(code for code, _, _ in tiles) == [f"{number:02d}" for number in range(1, 13)]
    assert len({(row, column) for _, row, column in tiles}) == 12


def test_boundaries_are_closed_rings_and_provinces_fill_their_region() -> None:
    shapes = {}
    for name in ("regions", "provinces"):
        document = json.loads(resource("places", f"{name}.geojson").read_text(encoding="utf-8"))
        shapes[name] = document["features"]
    places = reference.load().places
    assert sorted(shape["properties"]["code_hcp"] for shape in shapes["regions"]) == [
        region.code for region in places.regions()
    ]
    inside: dict[str, float] = defaultdict(float)
    for shape in shapes["provinces"]:
        place = places.get(shape["properties"]["code_hcp"])
        assert shape["properties"]["parent"] == f"MA-{place.parent}"
        inside[place.parent] += _area(shape)
    for shape in shapes["regions"]:
        # Each map was simplified by itself: areas of a region agree within half a per cent, not exactly.
        assert _area(shape) == pytest.approx(inside[shape["properties"]["code_hcp"]], rel=0.005)


def _area(shape: dict) -> float:
    geometry = shape["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    total = 0.0
    for polygon in polygons:
        for index, ring in enumerate(polygon):
            assert ring[0] == ring[-1]
            assert all(-18 < x < 0 and 20 < y < 37 for x, y in ring)
            double = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
            total += abs(double) / 2 * (1 if index == 0 else -1)
    return total


# --- people's origin, indicators, law ---------------------------------------------------------------


@pytest.mark.parametrize(("country", "group"), [("SD", "015"), ("SS", "014"), ("MR", "011")])
def test_countries_stand_in_their_m49_group(country: str, group: str) -> None:
    found = next(row for row in rows("places", "countries.csv") if row["iso2"] == country)
    assert found["m49_subregion"] == group


@pytest.mark.parametrize("code", ["SDG-16.2.1", "SDG-16.2.3", "SDG-8.7.1", "SDG-16.1.3"])
def test_survey_indicators_are_never_computed(code: str) -> None:
    found = next(row for row in reference.load().indicators if row["code"] == code)
    assert found["computable"] == "no"


def test_every_class_of_law_and_every_link_exists() -> None:
    law, taxonomy = reference.load().law, reference.load().taxonomy
    classes = [hint.violation_class for hint in law.all]
    assert len(classes) == len(set(classes)) == 89
    assert {link.violation_class for link in law.links} <= set(classes)
    assert all(taxonomy.has(link.term) for link in law.links)
    assert sum(hint.certainty.startswith("VERIFIED-TEXT") for hint in law.all) == 88
