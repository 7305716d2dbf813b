"""Packages that were opened into folders: found, checked once more, put in order, and their figures read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rightsmonitor.domain.errors import Cancelled, ForeignFile, NotGenuine, RightsMonitorError, UnreadableFile
from rightsmonitor.exchange import history, verification
from rightsmonitor.exchange.package import archive, manifest, opened
from rightsmonitor.exchange.package.comment import Part
from rightsmonitor.exchange.package.manifest import Facts
from rightsmonitor.exchange.package.opened import Figures
from rightsmonitor.exchange.package.package import MANIFEST, SIGNATURES, SUMS
from rightsmonitor.exchange.trust import Seen, Signer, Trust
from rightsmonitor.services import reading

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
_CUBE, _CODES = "data/cube.csv", "data/codes.csv"


@dataclass(frozen=True, slots=True, eq=False)
class Package:
    """One package as it lies in its folder."""

    folder: Path
    facts: Facts
    digest: str
    signers: tuple[tuple[Part, Signer], ...]  # empty where no trust folder was given
    labels: tuple[str, str, str]  # of the office

    @property
    def seen(self) -> Seen:
        facts = self.facts
        return Seen(
            office=facts.office,
            period=facts.period,
            sequence=facts.sequence,
            digest=self.digest,
            earlier=facts.earlier,
            rebase=facts.rebase,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Current:
    """A package that counts for its office and period, and the digests of those it replaces."""

    package: Package
    figures: Figures
    replaces: tuple[str, ...]


def folders(given: Sequence[Path]) -> tuple[Path, ...]:
    """The folders of packages among those given and right below them. Raises UnreadableFile, ForeignFile."""
    found: dict[Path, None] = {}
    for folder in given:
        if not folder.is_dir():
            raise UnreadableFile(name=folder.name, reason="not-a-folder" if folder.exists() else "missing")
        inside = [folder, *sorted(each for each in folder.iterdir() if each.is_dir())]
        here = [each.resolve() for each in inside if (each / SUMS).is_file()]
        if not here:
            raise ForeignFile(name=folder.name)
        found |= dict.fromkeys(here)
    return tuple(found)


def load(folder: Path, trust: Trust | None) -> tuple[Package, dict[str, bytes]]:
    """A package and its files. Raises as `verification.check`, and NotGenuine(reason: not-accepted).

    Only the files that the list of digests names are read: what a file manager leaves beside them is nobody's.
    """
    files = _files(folder)
    if trust is None:
        facts, digest = verification.complete(files)
        return Package(folder, facts, digest, (), manifest.office_labels(files[MANIFEST])), files
    facts, digest, signers = verification.unsealed(files, trust)
    if not any(each.digest == digest for each in trust.of_office(facts.office)):
        raise NotGenuine(reason="not-accepted")
    return Package(folder, facts, digest, signers, manifest.office_labels(files[MANIFEST])), files


def _files(folder: Path) -> dict[str, bytes]:
    sums = reading.content(folder / SUMS, reading.SMALL)
    names = {SUMS, *SIGNATURES.values(), *filter(archive.is_safe, verification.listed(sums))}
    paths = {name: folder / name for name in sorted(names)}
    return {name: reading.content(path, archive.MOST_BYTES) for name, path in paths.items() if path.is_file()}


def current(
    given: Sequence[Path],
    *,
    trust: Trust | None,
    progress: Progress | None = None,
    cancelled: Stop | None = None,
) -> tuple[Current, ...]:
    """The packages that count, by period, office and number; each only once, and none that was replaced.

    Raises as `load` and `history.check`, NotGenuine(reason: figures), each with the name of the folder as `package`;
    Cancelled.
    """
    reader, found = opened.Reader(), dict[str, tuple[Package, Figures]]()
    paths = folders(given)
    for done, folder in enumerate(paths):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, len(paths))
        with named(folder):
            package, files = load(folder, trust)
            figures = reader.read(files[_CUBE], files[_CODES], package.facts)
        found.setdefault(package.digest, (package, figures))
    return tuple(_latest(list(found.values()), trust))


@contextmanager
def named(folder: Path) -> Iterator[None]:
    """Says which of many packages a failure is about."""
    try:
        yield
    except RightsMonitorError as failure:
        failure.facts["package"] = folder.name
        raise


def _latest(found: list[tuple[Package, Figures]], trust: Trust | None) -> Iterator[Current]:
    found.sort(key=lambda each: (each[0].facts.period, each[0].facts.office, each[0].facts.sequence))
    accepted: dict[str, list[Seen]] = {}
    for package, _ in sorted(found, key=lambda each: (each[0].facts.office, each[0].facts.sequence)):
        before = accepted.setdefault(package.facts.office, [])
        with named(package.folder):
            history.check(package.seen, before)
        before.append(package.seen)
    for _, same in groupby(found, key=lambda each: (each[0].facts.period, each[0].facts.office)):
        *earlier, (package, figures) = same
        with named(package.folder):
            _check_newest(package, trust)
        yield Current(package, figures, tuple(each.digest for each, _ in earlier))


def _check_newest(package: Package, trust: Trust | None) -> None:
    """What was replaced does not come back because the correction is not among the folders."""
    facts = package.facts
    known = trust.of_office(facts.office) if trust else ()
    if any(each.period == facts.period and each.sequence > facts.sequence for each in known):
        raise NotGenuine(reason="older-sequence")
