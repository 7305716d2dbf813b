"""Makes the pictures of the documents from the real window on an invented office: `make screenshots`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.authority.window import AuthorityWindow
from rightsmonitor.desktop.theme import Theme
from rightsmonitor.desktop.training.dialog import PractiseDialog
from rightsmonitor.services import demo
from rightsmonitor.services.national import authority
from rightsmonitor.wording import Language

OUT = Path(__file__).resolve().parents[1] / "docs" / "images"


def wait(until: Callable[[], bool], seconds: float = 60.0) -> None:
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
    """Walks through the window in one language and theme."""

    def __init__(self, office: demo.Demo | None, language: Language, theme: Theme) -> None:
        desktop.application(theme)
        self.window = Window(folder=office.vault if office else Path("vault"), language=language, demo=office)
        self.suffix = language if theme == "light" else f"{language}-{theme}"
        self.window.show()

    def take(self, name: str) -> None:
        settle()
        self.window._toast.hide()
        self.window.grab().save(str(OUT / f"{name}-{self.suffix}.png"))

    def enter(self, name: str) -> None:
        self.window.unlock.demo_buttons[name].click()
        wait(lambda: self.window.workplace is not None and self.window.workplace.home._overview is not None)

    def walk(self) -> None:
        self.take("unlock")
        self.enter("officier")
        place = self.window.workplace
        if place is None:
            return
        self.take("home")
        place.open_page("incidents")
        wait(lambda: place.incidents.detail.stored is not None)
        self.take("incidents")
        place.incidents.set_filter("status", "draft")
        wait(lambda: place.incidents.detail.stored is not None and place.incidents.detail.stored.editable)
        place.incidents.edit.emit(place.incidents.detail.stored)
        wait(lambda: place.editor.incident is not None)
        place.editor.open_section(1)
        self.take("editor")
        place.editor.close_editor()
        settle()
        self.window.lock()
        self.enter("superviseuse")
        place = self.window.workplace
        if place is None:
            return
        place.open_page("review")
        wait(lambda: place.review.stored is not None)
        self.take("review")
        place.open_page("releases")
        wait(lambda: bool(place.releases._views))
        self.take("release")
        place.open_page("administration")
        self.take("administration")
        self.window.close()

    def practise(self, folder: Path) -> None:
        """The way into the practice vault, and two steps of the tour."""
        window = self.window
        window.practice = folder
        window.unlock.practise_button.click()
        dialog = window.findChild(PractiseDialog)
        if dialog is None:
            sys.exit("no dialog")
        settle()
        dialog.grab().save(str(OUT / f"practise-{self.suffix}.png"))
        dialog.people["superviseuse"].click()
        wait(lambda: window.workplace is not None and window.workplace.tour is not None, 300)
        if window.workplace is None or window.workplace.tour is None:
            return
        tour = window.workplace.tour
        settle()
        self.take("training")
        tour.go(next(at for at, step in enumerate(tour.steps) if step.name == "when"))
        wait(tour.ring.isVisible)
        self.take("tour")
        tour.end()
        window.close()


def authority_window(job: demo.MainJob, language: Language, theme: Theme) -> None:
    """What the authority sees of the release that the invented office sent."""
    made = job.demo
    to = made.folder / "opened" / "OUJ"
    if not to.exists():
        to.parent.mkdir(exist_ok=True)
        authority.open_(file=job.file, trust=made.trust, identity=made.identity, to=to)
    desktop.application(theme)
    window = AuthorityWindow(language=language)
    window.show()
    window.start(trust=made.trust, identity=made.identity, packages=to.parent)
    wait(lambda: window.workspace.table.rowCount() > 0)
    settle()
    window.grab().save(str(OUT / f"authority-{language}.png"))
    window.close()


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        office = demo.make(folder=Path(folder) / "demo", count=220, seed=11)
        demo.prepare(office)
        pairs: tuple[tuple[Language, Theme], ...] = (("fr", "light"), ("ar", "light"))
        for language, theme in pairs:
            Camera(office, language, theme).walk()
            Camera(None, language, theme).practise(Path(folder) / "training")
        received = demo.run(demo.make(folder=Path(folder) / "sent", count=120, seed=12))
        for language, theme in pairs:
            authority_window(received, language, theme)
    print(f"{len(list(OUT.glob('*.png')))} pictures in {OUT.name}")


if __name__ == "__main__":
    main()
