"""Adding the packages of a period up, and writing their report: with a count, a way to stop, and what came out."""

from __future__ import annotations

from pathlib import Path

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.long_work import REPORTING, LongWork, Sayings
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.release import CellKind
from rightsmonitor.services.national import consolidation, reporting
from rightsmonitor.services.national.consolidation import Joined
from rightsmonitor.services.national.reporting import Reported

_MOST_NAMED = 12
_JOINING = Sayings(
    running="authority-joining",
    count="authority-joining-count",
    done="authority-joined",
    failed="authority-not-joined",
    stop="authority-stop",
    close="authority-close",
)


class Joining(LongWork[Joined]):
    """Starts with `run`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _JOINING, self._written)

    def run(self, folders: tuple[Path, ...], *, to: Path, trust: Path) -> None:
        """Joins in the worker; `to` is a new or an empty folder."""
        job, told = self.begin(len(folders))
        self._desk.jobs.run(
            lambda: consolidation.consolidate(
                folders=folders, to=to, trust=trust, progress=told, cancelled=job.cancelled
            ),
            owner=self,
            done=self.done,
            failed=self.fail,
        )

    def _written(self, joined: Joined) -> list[str]:
        say, lines = self._desk.words, []
        for each in joined.periods:
            cells = [cell for table in each.release.tables for cell in table.cells]
            intervals = sum(cell.kind is CellKind.HIDDEN for cell in cells)
            lines.append(
                say(
                    "authority-joined-period",
                    period=each.period,
                    offices=len(each.contributions),
                    expected=each.expected,
                    cells=len(cells),
                    intervals=intervals,
                )
            )
            stricter = [one.office for one in each.contributions if one.stricter]
            if stricter:
                lines.append(say("authority-joined-stricter", offices=formats.listed(stricter, self._desk)))
        lines.append(say("authority-joined-folder", folder=formats.path(joined.folder, self._desk)))
        if not joined.parquet:
            lines.append(say("authority-joined-no-parquet"))
        return [*lines, say("authority-joined-checked")]


class Reporting(LongWork[Reported]):
    """Starts with `run`: the indicators of a period, over all packages inside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, REPORTING, self._written)

    def run(self, folders: tuple[Path, ...], *, period: Period, to: Path, trust: Path) -> None:
        """Reports in the worker; `to` is a new or an empty folder."""
        job, told = self.begin(len(folders))
        self._desk.jobs.run(
            lambda: reporting.report(
                folders=folders, period=period, to=to, trust=trust, progress=told, cancelled=job.cancelled
            ),
            owner=self,
            done=self.done,
            failed=self.fail,
        )

    def _written(self, made: Reported) -> list[str]:
        say, national = self._desk.words, made.national
        parts = [f"{c.office} {period}" for c, period in zip(national.contributions, made.periods, strict=True)]
        lines = [f"{say('reporting-inside')}: {formats.listed(parts, self._desk)}"]
        if national.missing:
            shown = [*national.missing[:_MOST_NAMED], *(["…"] if len(national.missing) > _MOST_NAMED else [])]
            lines.append(say("reporting-missing", quarters=formats.listed(shown, self._desk)))
        folder = say("reporting-folder", folder=formats.path(made.folder, self._desk))
        return [*lines, folder, say("reporting-files")]
