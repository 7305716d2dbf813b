"""Papers: what is chosen is printed and nothing else, and the form has the numbers of the screen."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import office
import pytest

from rightsmonitor.domain.clock import FixedClock
from rightsmonitor.domain.codes import Sector
from rightsmonitor.domain.errors import InvalidValue, ReauthenticationNeeded, UnreadableFile
from rightsmonitor.domain.incident import Incident, Response
from rightsmonitor.domain.person import Names
from rightsmonitor.forms import sections
from rightsmonitor.services.records import attachments, incidents, papers
from rightsmonitor.services.session import Session
from rightsmonitor.wording import LANGUAGES, Language, words

NAME, ARABIC, COMMUNE, STORY = "Zoubida Inventee", "زبيدة المختلقة", "Communeinventee", "Recit entierement invente."


@pytest.fixture
def incident(officer: Session) -> Incident:
    found = office.records(8)[5]
    child = replace(found.victims[0], person=replace(found.victims[0].person, names=Names(latin=NAME, arabic=ARABIC)))
    made = replace(
        found,
        uid=incidents.fresh_uid(officer),
        commune=COMMUNE,
        narrative=STORY,
        victims=(child, *found.victims[1:]),
    )
    incidents.save(officer, incident=made, expected_revision=0)
    return made


def pages(path: Path) -> list[str]:
    """The text of each page, in plain letters."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("the program pdftotext is not installed")
    out = subprocess.run([program, "-layout", str(path), "-"], capture_output=True, check=True).stdout.decode()
    plain = "".join(letter for letter in unicodedata.normalize("NFKC", out) if unicodedata.category(letter) != "Cf")
    return [page for page in plain.split("\f") if page.strip()]


def test_a_response_says_for_whom_and_for_what(officer: Session, incident: Incident, tmp_path: Path) -> None:
    answer = Response(sector=Sector.HEALTH, child=incident.victims[0].key, violation=incident.violations[0].key)
    told = []
    for response in (answer, replace(answer, child="", violation="")):
        made = replace(incident, uid=incidents.fresh_uid(officer), responses=(response,))
        incidents.save(officer, incident=made, expected_revision=0)
        path = papers.pdf(officer, uid=made.uid, folder=tmp_path, language="fr", sections=("responses",))
        told.append(" ".join(" ".join(pages(path)).split()))
    assert "62 Enfant concerné Enfant 1" in told[0]
    assert "63 Acte auquel elle répond Violation 1" in told[0]
    assert "Enfant concerné" not in told[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_usual_paper_tells_the_story_without_names(
    officer: Session, incident: Incident, tmp_path: Path, language: Language
) -> None:
    path = papers.pdf(officer, uid=incident.uid, folder=tmp_path, language=language)
    assert path.name == "RM-2026-0001.pdf"
    assert path.stat().st_mode & 0o777 == 0o600
    found = pages(path)
    whole = "\n".join(found)
    assert STORY in whole
    for secret in (NAME, COMMUNE, "Zoubida", *ARABIC.split()):
        assert secret not in whole
        assert secret[::-1] not in whole
    content = path.read_bytes()
    assert b"OUJ-26" not in content
    assert re.findall(rb"/Title \((.*?)\)", content) == [b"RightsMonitor"]
    if language != "ar":  # Arabic comes out of the extractor in another order
        mark, footer = (
            words(language)("paper-mark"),
            words(language)("paper-printed", name="", day="", office="", entry=0),
        )
        for page in found:
            letters = "".join(page.split())
            assert footer.split(".")[-2].strip().replace(" ", "")[:30] in letters
            assert set(mark.split()[-1]) <= set(letters)


def test_names_and_history_come_only_when_they_are_asked_for(
    officer: Session, incident: Incident, tmp_path: Path
) -> None:
    wanted = ("victims", "identifiers", "history", "when-where")
    whole = "\n".join(pages(papers.pdf(officer, uid=incident.uid, folder=tmp_path, language="fr", sections=wanted)))
    assert NAME in whole
    assert COMMUNE in whole
    assert "Créé" in whole
    assert STORY not in whole
    assert words("fr")("editor-section-sources") not in whole


def test_attachments_are_listed_with_their_digest_and_never_inside(
    officer: Session, incident: Incident, tmp_path: Path
) -> None:
    file = tmp_path / "lettre.txt"
    file.write_text("contenu de la lettre", encoding="utf-8")
    made = attachments.add(officer, uid=incident.uid, path=file)
    whole = "\n".join(pages(papers.pdf(officer, uid=incident.uid, folder=tmp_path, language="fr")))
    assert "lettre.txt" in whole
    assert made.sha256 in "".join(whole.split())
    assert "contenu de la lettre" not in whole


def test_it_takes_a_fresh_passphrase_and_leaves_an_entry(vault: Path, tmp_path: Path) -> None:
    with closing(office.unlock(vault, "officer")) as opened:
        made = replace(office.records(1)[0], uid=incidents.fresh_uid(opened))
        incidents.save(opened, incident=made, expected_revision=0)
        assert isinstance(opened.clock, FixedClock)
        opened.clock.instant += timedelta(minutes=2)
        with pytest.raises(ReauthenticationNeeded):
            papers.pdf(opened, uid=made.uid, folder=tmp_path, language="fr")
        opened.reauthenticate(bytearray(office.secret("officer")))
        with pytest.raises(InvalidValue):
            papers.pdf(opened, uid=made.uid, folder=tmp_path, language="fr", sections=("everything",))
        with pytest.raises(UnreadableFile):
            papers.pdf(opened, uid=made.uid, folder=tmp_path / "none", language="fr")
        assert list(tmp_path.glob("*.pdf")) == []
        papers.pdf(opened, uid=made.uid, folder=tmp_path, language="fr")
        act, seq = opened.vault.database.row("SELECT act, seq FROM audit ORDER BY seq DESC LIMIT 1") or ("", 0)
        assert act == "incident.pdf"
        assert str(seq) in "\n".join(pages(next(tmp_path.glob("*.pdf"))))


def test_a_hostile_narrative_fits_the_pages(officer: Session, incident: Incident, tmp_path: Path) -> None:
    stories = ("م" * 20_000, "x" * 20_000, "\n" * 3_000 + "fin", "سرد طويل جدا " * 1_500, "👧🏽 " * 500)
    for at, story in enumerate(stories):
        made = replace(
            incident,
            uid=incidents.fresh_uid(officer),
            narrative=story,
            sources=tuple(replace(s, note="note\n" * 390) for s in incident.sources),
        )
        incidents.save(officer, incident=made, expected_revision=0)
        path = papers.pdf(officer, uid=made.uid, folder=tmp_path, language=LANGUAGES[at % 3])
        assert path.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blank_form_has_the_numbers_of_the_screen(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(papers.blank_form(language=language, office="OUJ", authorisation="A-123/2026"))
    whole = "\n".join(pages(path))
    edge = r"^\s*{}\s{{2,}}\S" if language != "ar" else r"\S\s{{2,}}{}\s*$"
    for section in sections():
        for spec in section.fields:
            found = re.search(edge.format(spec.number), whole, re.MULTILINE)
            assert bool(found) == (spec.kind != "rights"), spec.path
            if found and language != "ar":
                label = words(language)(section.message(spec)).split("(")[0].split()[0]
                line = next(line for line in whole.splitlines() if re.match(rf"\s*{spec.number}\s{{2,}}", line))
                assert label in line
    assert "A-123/2026" in whole
    assert len(pages(path)) <= 6


def test_the_number_of_the_authorisation_has_its_place_when_it_is_not_known(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(papers.blank_form(language="fr"))
    assert "Autorisation de la CNDP n° ____" in "\n".join(pages(path))
    for wrong in ("x" * 61, "a\nb"):
        with pytest.raises(InvalidValue):
            papers.blank_form(language="fr", authorisation=wrong)
