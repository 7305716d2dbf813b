"""How long the window keeps a person waiting, and whether its event loop ever stalls, on a large vault.

`python bench/desktop.py --incidents 100000`. A heartbeat on the interface thread notes every gap; the parts of a day
(open the list, scroll, filter, search, sort, edit) run as a person starts them. `--vault` keeps the filled vault for
another run. The start is that of a new process, `rightsmonitor --vault …`, until its first page is painted.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent))

import measures
from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.desktop.shell.first_paint import FirstPaint
from rightsmonitor.services.records.incidents import Stored

BEAT = 4  # milliseconds
START, END = "<!-- bench:desktop -->", "<!-- /bench:desktop -->"
GOALS = {
    "start to unlock page (s)": 0.6,
    "editor open (ms)": 150,
    "open a saved record (ms)": 150,
    "editor open at once after unlocking (ms)": 150,
    "keystroke to problem list, p95 (ms)": 16,
    "term picker, per keystroke, p95 (ms)": 30,
    "lock to locked screen (ms)": 500,
}
STALL = 33.0
# Nothing is left out: only the event loop is ours, so that the process tells when the page was painted and goes.
STARTED = """
import os, sys
from PySide6.QtWidgets import QApplication

def loop(*_):
    from rightsmonitor.desktop.pages.unlock import UnlockPage
    from rightsmonitor.desktop.shell.first_paint import FirstPaint
    app, seen = QApplication.instance(), []
    page = next(page for top in app.topLevelWidgets() for page in top.findChildren(UnlockPage))
    FirstPaint(page, lambda: seen.append(page))
    while not seen:
        app.processEvents()
    print(flush=True)
    os._exit(0)

QApplication.exec = loop
from rightsmonitor.main import main
main()
"""
BARE = """
import os
from PySide6.QtWidgets import QApplication, QLabel
app, page = QApplication([]), QLabel("x")
page.show()
page.grab()
print(flush=True)
os._exit(0)
"""

Times = tuple[float, float]  # by the clock of the wall, and of the processor for the interface thread alone


class Heartbeat:
    """The longest time that the event loop of the interface was away."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)
        self._last, self.gaps = _clocks(), list[Times]()

    def start(self) -> None:
        self.gaps, self._last = [], _clocks()
        self._timer.start()

    def _beat(self) -> None:
        now = _clocks()
        self.gaps.append(_since(self._last, now))
        self._last = now

    def worst(self) -> Times:
        self._timer.stop()
        self._beat()
        return max(wall for wall, _ in self.gaps), max(busy for _, busy in self.gaps)


def _clocks() -> Times:
    return time.perf_counter(), time.thread_time()


def _since(before: Times, now: Times) -> Times:
    """Milliseconds."""
    return (now[0] - before[0]) * 1000, (now[1] - before[1]) * 1000


def wait(until: Callable[[], object], seconds: float = 60) -> float:
    """Turns the event loop until something is there; how long that took, in seconds."""
    start, waker = time.perf_counter(), QTimer()
    waker.start(2)  # with a limit of time Qt would not wait, it would turn the processor
    while not until():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() - start > seconds:
            sys.exit("the window did not get there in time")
    return time.perf_counter() - start


def turn(milliseconds: int) -> None:
    end = time.perf_counter() + milliseconds / 1000
    wait(lambda: time.perf_counter() >= end)


class Day:
    """Each part gives its longest stall; some also how long they took."""

    def __init__(self, folder: Path) -> None:
        desktop.application()
        self.window = Window(folder=folder, language="fr")
        self.window.show()
        QCoreApplication.processEvents()
        self.rows: dict[str, Times] = {
            "start to unlock page (s)": _anew(STARTED, "--vault", str(folder), "--language", "fr"),
            "of which Python and Qt alone (s)": _anew(BARE),
        }
        self.stalls: dict[str, Times] = {}
        self.heart = Heartbeat()

    def part(self, name: str, act: Callable[[], object]) -> None:
        turn(150)
        self.heart.start()
        begun = _clocks()
        act()
        self.rows[f"{name} (ms)"] = _since(begun, _clocks())
        turn(120)
        self.stalls[name] = self.heart.worst()

    @property
    def place(self) -> Workplace:
        assert self.window.workplace is not None
        return self.window.workplace

    def run(self) -> None:
        self.part("load the rest behind the unlock page", self._warm)
        self._type_passphrase()
        self.part("unlock to home", self._unlock)
        self.part("make pages in spare time", lambda: wait(lambda: self.place._spare.idle))
        page = self.place.incidents
        self.part("open the list", lambda: (self.place.open_page("incidents"), wait(lambda: page.model.total > 0)))
        self.part("scroll through the whole list", self._scroll)
        self.part("filter by status", lambda: self._filter("status", "submitted"))
        self.part("filter by region", lambda: self._filter("region", "02"))
        self.part("clear the filters", lambda: self._loaded(page.filters.clear))
        self.part("search", lambda: self._loaded(lambda: page.search("ecole oujda")))
        self._loaded(lambda: page.search(""))
        self.part("sort by place", lambda: self._loaded(lambda: page.model.sort(4)))
        self.part("editor open", self._edit)
        self._keys()
        self.part("through all sections of the editor", self._turn_over)
        self.part("close the editor", lambda: self._loaded(self.place.editor.close_editor))
        self._filter("status", "draft")
        wait(lambda: page.detail.stored is not None and page.detail.stored.editable)
        self.part("open a saved record", lambda: self._edited(page.detail.stored))
        self.part("lock to locked screen", self._lock)
        self._type_passphrase()
        self._unlock()
        self.part("editor open at once after unlocking", self._edit)
        self.window.close()

    def _warm(self) -> None:
        """While somebody types a name and a passphrase."""
        self.window.warm()
        wait(lambda: not self.window.desk.jobs.busy)

    def _type_passphrase(self) -> None:
        self.window.unlock.setEnabled(True)
        self.window.unlock.user.setText(measures.OFFICER.name)
        self.window.unlock.passphrase.type_text(measures.PASSPHRASE.decode())

    def _unlock(self) -> None:
        self.window.unlock.submit()
        wait(lambda: self.window.workplace is not None and self.window.workplace.home._overview is not None)

    def _lock(self) -> None:
        """Until the unlock page is painted and the vault is closed, with a record in the editor."""
        closed: list[bool] = []
        self.window.restart = lambda: closed.append(True)
        self.window.lock()
        self.window.repaint()
        wait(lambda: closed)
        self.window.restart = None

    def _loaded(self, act: Callable[[], object]) -> None:
        """Until the list shows what `act` asks for."""
        seen: list[bool] = []
        heard = self.place.incidents.model.modelReset.connect(lambda: seen.append(True))
        act()
        wait(lambda: seen)
        self.place.incidents.model.disconnect(heard)

    def _filter(self, name: str, code: str) -> None:
        self._loaded(lambda: self.place.incidents.set_filter(name, code))

    def _scroll(self) -> None:
        table = self.place.incidents.table
        bar = table.verticalScrollBar()
        for step in range(41):
            bar.setValue(bar.maximum() * step // 40)
            turn(30)
        wait(lambda: self.place.incidents.model.row(self.place.incidents.model.total - 1) is not None)

    def _edit(self) -> None:
        self._edited(None)

    def _edited(self, stored: Stored | None) -> None:
        """A new record, or one of the vault, until its form is painted."""
        painted: list[bool] = []
        if stored is None:
            self.place.record()
        else:
            self.place.edit(stored)
        wait(lambda: self.place.editor.incident is not None and self.place.pages.updatesEnabled())
        FirstPaint(self.place.editor, lambda: painted.append(True))
        self.place.editor.update()
        wait(lambda: painted)

    def _turn_over(self) -> None:
        for _ in self.place.editor.views:
            self.place.editor.next_section()
            turn(60)

    def _keys(self) -> None:
        """A letter in the narrative until its problems stand beside it, and a letter in the term picker."""
        editor = self.place.editor
        editor._add("violations")
        turn(200)
        picker = self._field("violations[0].type")
        self.rows["term picker, per keystroke, p95 (ms)"] = _p95(
            [_timed(lambda k=key: QTest.keyClick(picker, k)) for key in "travail des enfants dangereux" * 3]
        )
        text = self._field("narrative")
        taken = [_timed(lambda k=key: (QTest.keyClick(text, k), editor._check())) for key in "recit invente " * 8]
        self.rows["keystroke to problem list, p95 (ms)"] = _p95(taken)

    def _field(self, path: str) -> QWidget:
        """The field wherever the form has it, in front."""
        editor = self.place.editor
        for at, view in enumerate(editor.views):
            if path in getattr(view, "fields", {}):
                editor.open_section(at)
                turn(200)
                found = view.control(path).focusProxy()
                assert found is not None
                return found
        sys.exit(f"no field {path}")


def _anew(code: str, *arguments: str) -> Times:
    """A new process until it says that its page is painted, in seconds: the middle one of five."""
    return sorted(_once(code, arguments) for _ in range(5))[2]


def _once(code: str, arguments: tuple[str, ...]) -> Times:
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory(prefix="rightsmonitor-bench-") as own:
        command = [sys.executable, "-c", code, *arguments]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "XDG_CONFIG_HOME": own}) as child:
            assert child.stdout is not None
            child.stdout.readline()
            shown = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return shown, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _timed(act: Callable[[], object]) -> Times:
    begun = _clocks()
    act()
    return _since(begun, _clocks())


def _p95(values: list[Times]) -> Times:
    wall, busy = (statistics.quantiles(column, n=20)[18] for column in zip(*values, strict=True))
    return wall, busy


def table(day: Day, incidents: int) -> str:
    lines = [
        f"{incidents:,} incidents; {platform.system()} {platform.machine()}, {os.cpu_count()} cores, offscreen.",
        "",
        "| measure | found | of the processor | goal |",
        "|---|---:|---:|---:|",
    ]
    for name, value in day.rows.items():
        goal = f"≤ {GOALS[name]}" if name in GOALS else ""
        lines.append(f"| {name} | {value[0]:.4g} | {value[1]:.3g} | {goal} |")
    for name, value in day.stalls.items():
        lines.append(f"| longest stall: {name} (ms) | {value[0]:.3g} | {value[1]:.3g} | ≤ {STALL:g} |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--vault", type=Path, help="an earlier vault of this bench, or where to leave one")
    parser.add_argument("--write", type=Path, help="put the table between its marks in this file")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rightsmonitor-bench-") as folder:
        vault = args.vault or Path(folder) / "vault"
        if not vault.exists():
            print("filling …", file=sys.stderr, flush=True)
            measures.fill(vault, args.incidents, 7)
        day = Day(vault)
        day.run()
    text = table(day, args.incidents)
    print(text)
    if args.write:
        content = args.write.read_text(encoding="utf-8")
        before, _, rest = content.partition(START)
        _, _, after = rest.partition(END)
        args.write.write_text(f"{before}{START}\n{text}\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
