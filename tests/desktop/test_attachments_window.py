"""Attachments by the window: dropped, refused with a sentence beside, shown inside, saved out with a passphrase."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

import hands
from rightsmonitor.desktop import pictures, previewing
from rightsmonitor.desktop.dialogs.fresh import PassphraseDialog
from rightsmonitor.desktop.dialogs.preview import Picture, PreviewDialog
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.desktop.widgets.attachments import AttachmentsPanel
from rightsmonitor.domain.errors import DamagedAttachment
from rightsmonitor.services.demo import Demo

_ATTACHED = 8  # the view of the editor


@pytest.fixture
def panel(qtbot: Any, place: Workplace) -> AttachmentsPanel:
    place.record()
    qtbot.waitUntil(lambda: place.editor.incident is not None, timeout=hands.WAIT)
    place.editor._edited("narrative", "typed before attaching")
    place.editor.open_section(_ATTACHED)
    return place.editor.views[_ATTACHED].panel  # type: ignore[attr-defined,no-any-return]


def picture(path: Path, *, size: int = 40) -> Path:
    image = QImage(size, size // 2, QImage.Format.Format_RGB32)
    image.fill(QColor("#0B5C73"))
    image.save(str(path))
    return path


def drop(panel: AttachmentsPanel, *urls: QUrl) -> None:
    """What a drag from a file manager brings."""
    data = QMimeData()
    data.setUrls(list(urls))
    where, none = QPoint(30, 30), Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(panel, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(panel, QDropEvent(where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none))


def idle(panel: AttachmentsPanel) -> bool:
    return panel._job is None and not panel._waiting


def add(qtbot: Any, panel: AttachmentsPanel, *files: Path) -> None:
    drop(panel, *(QUrl.fromLocalFile(str(path)) for path in files))
    qtbot.waitUntil(lambda: idle(panel), timeout=hands.WAIT)
    qtbot.wait(50)
    qtbot.waitUntil(lambda: not panel._desk.jobs.busy, timeout=hands.WAIT)  # the list comes after the last file


def test_what_is_dropped_is_sealed_listed_and_shown(qtbot: Any, panel: AttachmentsPanel, tmp_path: Path) -> None:
    text = tmp_path / "témoignage.txt"
    text.write_text("inventé مختلق", encoding="utf-8")
    add(qtbot, panel, picture(tmp_path / "photo.png", size=3000), text)
    qtbot.waitUntil(lambda: len(panel.found) == 2, timeout=hands.WAIT)
    assert [one.name for one in panel.found] == ["photo.png", "témoignage.txt"]
    assert not panel.problem.isVisibleTo(panel)
    assert text.exists(), "the original stays"
    panel.look(panel.found[0].uid)
    qtbot.waitUntil(lambda: bool(panel.findChildren(PreviewDialog)), timeout=hands.WAIT)
    dialog = panel.findChildren(PreviewDialog)[0]
    shown = dialog.findChildren(Picture)[0].pixmap()
    assert 100 < shown.width() <= 1400
    assert shown.toImage().pixelColor(20, 20).name().lower() == "#0b5c73"
    dialog.close()
    panel.look(panel.found[1].uid)
    qtbot.waitUntil(lambda: bool(panel.findChildren(QPlainTextEdit)), timeout=hands.WAIT)
    assert panel.findChildren(QPlainTextEdit)[0].toPlainText() == "inventé مختلق"


def hostile(folder: Path) -> dict[str, tuple[Path, str]]:
    """(file, a word of the sentence) of every hostile kind."""
    bomb = folder / "bombe.png"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x", bytes(20_000_000))
    huge = folder / "film.mp3"
    with huge.open("wb") as stream:
        stream.truncate(500 * 2**20)
    program = folder / "photo\u202egpj.exe"
    program.write_bytes(b"MZ\x90\0" + bytes(500))
    empty = folder / "vide.pdf"
    empty.touch()
    office_file = folder / "lettre.pdf"
    with zipfile.ZipFile(office_file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
    vast = folder / "vaste.png"
    vast.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\x7f\xff\xff\xff" * 2 + bytes(30))
    page = folder / "page.txt"
    page.write_text("<!DOCTYPE html><script>alert(1)</script>", encoding="utf-8")
    return {
        "zip bomb": (bomb, "archive"),
        "half a gigabyte": (huge, "64"),
        "renamed executable": (program, "programme"),
        "0 bytes": (empty, "vide"),
        "office document": (office_file, "PDF"),
        "decompression bomb": (vast, "démesurée"),
        "web page": (page, "web"),
        "folder": (folder, "dossier"),
        "missing": (folder / "none.pdf", "n'existe pas"),
    }


def test_every_hostile_file_has_its_sentence_beside_and_nothing_is_lost(
    qtbot: Any, place: Workplace, panel: AttachmentsPanel, tmp_path: Path
) -> None:
    for name, (path, word) in hostile(tmp_path).items():
        add(qtbot, panel, path)
        assert panel.problem.isVisibleTo(panel), name
        assert word in panel.problem.text(), name
        assert "\u202e" not in panel.problem.text().replace(path.name, "")
        assert panel.found == (), name
        assert place.editor.incident is not None
        assert place.editor.incident.narrative == "typed before attaching"
    add(qtbot, panel, picture(tmp_path / "bonne.png"))
    assert not panel.problem.isVisibleTo(panel)
    assert len(panel.found) == 1


PROGRAMS = {
    "photo.jpg": b"MZ\x90\0",
    "scan.png": b"\x7fELF\x02\x01",
    "acte.pdf": b"#!/bin/sh\n",
    "voix.mp3": b"\xcf\xfa\xed\xfe",
    "lien.txt": b"L\0\0\0\x01\x14\x02\0",
}


def test_a_program_under_any_good_name_is_called_a_program(qtbot: Any, panel: AttachmentsPanel, tmp_path: Path) -> None:
    for name, head in PROGRAMS.items():
        (tmp_path / name).write_bytes(head + bytes(600))
        add(qtbot, panel, tmp_path / name)
        assert "programme" in panel.problem.text(), name
        assert panel.found == (), name


TRICKS = (
    "..\\..\\Windows\\System32\\a.txt",
    "C:\\b.txt",
    "deux\nlignes.txt",
    "\u202egnp.txt",
    "CON.txt",
    "NUL",
    ".caché.txt",
    "~racine.txt",
    "a" * 240 + ".txt",
    "x.txt:flux",
    "%2e%2e%2fy.txt",
    "<b>gras.txt",
)


def test_path_tricks_in_names_come_in_as_plain_names(qtbot: Any, panel: AttachmentsPanel, tmp_path: Path) -> None:
    before = sorted(path.name for path in tmp_path.parent.iterdir())
    for at, name in enumerate(TRICKS, start=1):
        (tmp_path / name).write_text("récit inventé", encoding="utf-8")
        add(qtbot, panel, tmp_path / name)
        assert not panel.problem.isVisibleTo(panel), name
        assert len(panel.found) == at, name
    for one in panel.found:
        assert not set(one.name) & set('/\\\0<>:"|?*\n\u202e'), one.name
        assert one.name.endswith(".txt")
        assert len(one.name) <= 100
        assert one.name.partition(".")[0].upper() not in ("CON", "NUL")
    written = "".join(found.text() for found in panel.findChildren(QLabel))
    assert "<b>" not in written
    assert sorted(path.name for path in tmp_path.parent.iterdir()) == before, "nothing is written elsewhere"


def test_one_that_is_refused_does_not_stop_the_others(qtbot: Any, panel: AttachmentsPanel, tmp_path: Path) -> None:
    empty = tmp_path / "vide.txt"
    empty.touch()
    add(qtbot, panel, empty, picture(tmp_path / "a.png"), empty, picture(tmp_path / "b.png"))
    assert [one.name for one in panel.found] == ["a.png", "b.png"]
    assert panel.problem.text().count("vide.txt") == 2


def test_what_is_no_local_file_says_so(qtbot: Any, panel: AttachmentsPanel) -> None:
    drop(panel, QUrl("https://example.org/photo.png"))
    qtbot.wait(50)
    assert "poste" in panel.problem.text()
    assert panel.found == ()


def test_removing_can_be_undone_and_a_pdf_is_not_shown(qtbot: Any, panel: AttachmentsPanel, tmp_path: Path) -> None:
    pdf = tmp_path / "acte.pdf"
    pdf.write_bytes(b"%PDF-1.7\n/JavaScript (app.alert)\n%%EOF")
    add(qtbot, panel, pdf)
    panel.look(panel.found[0].uid)
    qtbot.waitUntil(lambda: bool(panel.findChildren(PreviewDialog)), timeout=hands.WAIT)
    dialog = panel.findChildren(PreviewDialog)[0]
    assert any("PDF n’est pas affiché" in made.text() for made in dialog.findChildren(QLabel))
    dialog.close()
    undo: list[Any] = []
    panel._desk.toasted.connect(lambda text, good, back: undo.append(back))
    panel.remove(panel.found[0])
    qtbot.waitUntil(lambda: panel.found == () and bool(undo), timeout=hands.WAIT)
    undo[0]()
    qtbot.waitUntil(lambda: len(panel.found) == 1, timeout=hands.WAIT)


def test_saving_out_asks_for_the_passphrase(qtbot: Any, office: Demo, panel: AttachmentsPanel, tmp_path: Path) -> None:
    add(qtbot, panel, picture(tmp_path / "photo.png"))
    out = tmp_path / "out"
    out.mkdir()
    stale: list[object] = []
    panel._desk.ask(lambda s: setattr(s.proof, "at", None), owner=panel, done=stale.append)
    panel.export(panel.found[0].uid, out)
    qtbot.waitUntil(lambda: bool(panel.findChildren(PassphraseDialog)), timeout=hands.WAIT)
    assert list(out.iterdir()) == []
    dialog = panel.findChildren(PassphraseDialog)[0]
    dialog.passphrase.type_text(office.passphrases["officier"])
    dialog.submit()
    qtbot.waitUntil(lambda: bool(list(out.iterdir())), timeout=hands.WAIT)
    written = next(out.iterdir())
    assert written.name.startswith("RM-")
    assert "photo" not in written.name
    assert written.read_bytes() == (tmp_path / "photo.png").read_bytes()


def test_the_pane_beside_the_list_shows_the_attachments_of_a_record(
    qtbot: Any, place: Workplace, panel: AttachmentsPanel, tmp_path: Path
) -> None:
    add(qtbot, panel, picture(tmp_path / "photo.png"))
    editor = place.editor
    editor.save()
    qtbot.waitUntil(lambda: editor.work.revision == 1, timeout=hands.WAIT)
    editor.close_editor()
    detail = place.incidents.detail
    qtbot.waitUntil(lambda: detail.stored is not None and detail.stored.revision == 1, timeout=hands.WAIT)
    detail.open_tab("attachments")
    qtbot.waitUntil(lambda: any(p.found for p in detail.findChildren(AttachmentsPanel)), timeout=hands.WAIT)
    found = next(p for p in detail.findChildren(AttachmentsPanel) if p.found)
    assert found.found[0].name == "photo.png"
    assert found._may_remove


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(200), b"GIF89a" + bytes(50), b"<svg/>"])
def test_p58_what_cannot_be_decoded_is_damaged_and_breaks_nothing(content: bytes) -> None:
    with pytest.raises(DamagedAttachment):
        pictures.decoded(content, name="x")


def test_p58_a_packaged_program_decodes_in_a_process_of_itself(tmp_path: Path) -> None:
    content = picture(tmp_path / "p.png", size=60).read_bytes()
    command = [sys.executable, "-m", "rightsmonitor", previewing.SWITCH]
    answer = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    assert previewing.HEADER.unpack(answer[:8]) == (60, 30)
    assert len(answer) == 8 + 60 * 30 * 4


def test_p58_a_picture_is_turned_as_the_camera_was_held_and_loses_all_else(tmp_path: Path) -> None:
    path = picture(tmp_path / "p.jpg", size=200)
    plain = path.read_bytes()
    turned = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    marked = plain[:2] + b"\xff\xe1" + (len(turned) + 2).to_bytes(2) + turned + plain[2:]
    assert pictures.decoded(plain, name="x").size().toTuple() == (200, 100)
    assert pictures.decoded(marked, name="x").size().toTuple() == (100, 200)
