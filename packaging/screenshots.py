"""Makes the pictures of the documents from the real window on invented offices: `make screenshots`.

Each picture belongs to a step of a guide; tests/project/test_guides.py says which are missing or left over.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.authority.window import AuthorityWindow
from rightsmonitor.desktop.dialogs.register import RegisterDialog
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.desktop.training.dialog import PractiseDialog
from rightsmonitor.services import demo
from rightsmonitor.services.national import authority
from rightsmonitor.wording import Language

OUT = Path(__file__).resolve().parents[1] / "docs" / "images"
WIDTH, HEIGHT = 1366, 768  # the officers' screen
COLOURS = 128  # of a palette: the pages are flat, and a picture takes a third of the bytes
LANGUAGES: tuple[Language, ...] = ("fr", "ar")


def wait(until: Callable[[], object], seconds: float = 120.0) -> None:
    """Turns the event loop until something is there."""
    loop, timer, left = QEventLoop(), QTimer(), [seconds * 1000]
    timer.setInterval(40)

    def look() -> None:
        left[0] -= 40
        if until() or left[0] < 0:
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    if left[0] < 0:
        sys.exit("the window did not get there in time")


def settle(milliseconds: int = 500) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Camera:
    """Walks through a window in one language."""

    def __init__(self, window: Any, language: Language) -> None:
        self.window, self.language = window, language
        window.resize(WIDTH, HEIGHT)
        window.show()

    def take(self, name: str, seen: QWidget | None = None) -> None:
        """A picture of the window, or of a dialog over it, in few colours."""
        wait(lambda: not self.window.desk.jobs._waiting)
        settle()
        self.window._toast.hide()
        file = OUT / f"{name}-{self.language}.png"
        (seen or self.window).grab().save(str(file))
        with Image.open(file) as picture:
            few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(file, optimize=True)

    def dialog(self, name: str, ask: Callable[[], object]) -> None:
        """What a dialog shows; closed again."""
        ask()
        wait(self._open)
        found = self._open()[-1]
        self.take(name, found)
        found.close()
        settle(100)

    def _open(self) -> list[QDialog]:
        return [found for found in self.window.findChildren(QDialog) if found.isVisible()]


class OfficeCamera(Camera):
    """An office, seen by each of its people."""

    def __init__(self, office: demo.Demo, language: Language) -> None:
        self.office = office
        super().__init__(Window(folder=office.vault, language=language, demo=office), language)

    @property
    def place(self) -> Workplace:
        found: Workplace = self.window.workplace
        return found

    def enter(self, name: str) -> None:
        if self.window.workplace is not None:
            self.window.lock()
        self.window.unlock._unlock(name, bytearray(self.office.passphrases[name].encode()))
        wait(lambda: self.window.workplace is not None and not self.window.desk.jobs._waiting)

    def page(self, key: str, section: str = "") -> Any:
        self.place.open_page(key)
        found: Any = self.place.pages.page(key)
        if section:
            found.open_section(section)
            found = found.section(section)
        return found

    def walk(self) -> None:
        self.take("unlock")
        self.dialog("restore", self.window.unlock.ask_restore)
        self.enter("officier")
        self.officer()
        self.enter("superviseuse")
        self.supervisor()
        self.enter("administration")
        self.administrator()
        self.window.close()

    def officer(self) -> None:
        place = self.place
        self.take("home")
        page = self.page("incidents")
        wait(lambda: page.detail.stored is not None)
        self.take("incidents")
        place.edit(page.detail.stored)  # the first one has several acts; nothing is written, so nothing is kept
        wait(lambda: place.editor.incident is not None)
        place.editor.open_section(next(n for n, view in enumerate(place.editor.views) if view.spec.key == "matrix"))
        self.take("matrix")
        place.editor.close_editor()
        page.set_filter("status", "draft")
        wait(lambda: page.detail.stored is not None and page.detail.stored.editable)
        page.edit.emit(page.detail.stored)
        wait(lambda: place.editor.incident is not None)
        place.editor.open_short()
        self.take("editor")
        place.editor.close_editor()
        page.set_filter("status", "")
        register = self.office.folder / "registre.csv"
        register.write_text(_REGISTER, encoding="utf-8")
        self.dialog("register", lambda: RegisterDialog(place._desk, place, file=register, taken=lambda: None).open())

    def supervisor(self) -> None:
        page = self.page("review")
        wait(lambda: page.stored is not None)
        self.take("review")
        page.open_view("bulk")
        self.take("bulk")
        page.open_view("quality")
        wait(lambda: page.quality.summary is not None)
        page.quality.check_button.click()
        wait(lambda: not page.quality._running and page.quality.summary.unchecked == 0)
        self.take("quality")
        page = self.page("releases")
        wait(lambda: bool(page._views))
        self.take("release")
        page.open_scope()
        self.take("scope")
        page.open_ledger()
        self.take("ledger")
        self.page("dashboard")
        self.take("dashboard")
        self.page("administration", "retention")
        self.take("retention")

    def administrator(self) -> None:
        self.page("administration", "people")
        self.take("people")
        recovery = self.page("administration", "recovery")
        self.dialog("card", next(iter(recovery.new.values())).click)
        for name, section in (("backups",) * 2, ("trail", "audit"), ("partners",) * 2, ("status",) * 2):
            page = self.page("administration", section)
            if section == "partners":
                wait(lambda page=page: bool(page.partners))  # type: ignore[misc]
                page.view.choose(next(iter(page.partners)))
            self.take(name)


_REGISTER = """date;place;channel;violations;sex;age;protection_status;source_kind;narrative
20/11/2025;Oujda-Angad;École;RMV-2.2;fille;12 ans;réfugié;témoin;Récit inventé
03/2025;06.141;child;RMV-9.3;garçon;~9;demandeur d'asile;victim;Récit inventé
30/02/2025;Oujda-Angad;École;RMV-2.2;fille;12 ans;réfugié;témoin;Récit inventé
20/11/2025;Atlantis;École;RMV-2.2;fille;12 ans;réfugié;témoin;Récit inventé
"""


def practise(folder: Path, language: Language) -> None:
    """The way into the practice vault, and two steps of the tour."""
    window = Window(folder=Path("vault"), language=language, demo=None)
    camera = Camera(window, language)
    window.practice = folder
    window.unlock.practise_button.click()
    found = window.findChild(PractiseDialog)
    if found is None:
        sys.exit("no dialog")
    camera.take("practise", found)
    found.people["superviseuse"].click()
    wait(lambda: window.workplace is not None and window.workplace.tour is not None, 300)
    if window.workplace is None or window.workplace.tour is None:
        return
    tour = window.workplace.tour
    camera.take("training")
    tour.go(next(at for at, step in enumerate(tour.steps) if step.name == "when"))
    wait(tour.ring.isVisible)
    camera.take("tour")
    tour.end()
    window.close()


def authority_window(job: demo.MainJob, language: Language) -> None:
    """What the authority sees of the release that the invented office sent. Paths are short: pictures show them."""
    made = job.demo
    os.chdir(made.folder)
    to = Path("publications") / "OUJ"
    if not to.exists():
        to.parent.mkdir(exist_ok=True)
        authority.open_(file=job.file, trust=made.trust, identity=made.identity, to=to)
    window = AuthorityWindow(language=language)
    camera = Camera(window, language)
    identity, trust = Path(made.identity.name), Path(made.trust.name)
    for name, path in (("trust", trust), ("identity", identity), ("packages", to.parent)):
        window.places.fields[name].setText(str(path))
    camera.take("authority-places")
    window.start(trust=trust, identity=identity, packages=to.parent)
    wait(lambda: window.workspace.table.rowCount() > 0)
    window.workspace.table.setCurrentCell(0, 0)
    camera.take("authority")
    window.workspace.join(Path(f"national-{language}"))
    wait(lambda: not window.workspace.running)
    camera.take("authority-joined")
    window.workspace.open_signers()
    camera.take("authority-signers")
    window.close()
    os.chdir("/")


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    desktop.application()
    with tempfile.TemporaryDirectory() as folder:
        office = demo.make(folder=Path(folder) / "demo", count=220, seed=11)
        demo.prepare(office)
        for language in LANGUAGES:
            OfficeCamera(office, language).walk()
            practise(Path(folder) / "training", language)
        received = demo.run(demo.make(folder=Path(folder) / "sent", count=120, seed=12))
        for language in LANGUAGES:
            authority_window(received, language)
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT.name}")


if __name__ == "__main__":
    main()
