"""Every bad package of the list: a sentence of its own in three languages, exit 1 or 2, and nothing accepted."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import national_making as making
import pytest

from rightsmonitor.cli import app
from rightsmonitor.domain.release import Release
from rightsmonitor.exchange.package import archive, package, sealing
from rightsmonitor.exchange.package.comment import Part
from rightsmonitor.services.national import authority
from rightsmonitor.wording import LANGUAGES

Files = dict[str, bytes]
Make = Callable[["Bench"], Path]


PROTECTED = {seed: making.release("OUJ", making.world(seed)) for seed in (1, 2)}


def made(**facts: object) -> Release:
    """A protected release with these facts; the first one has other figures than all later ones."""
    return replace(PROTECTED[1 if facts["sequence"] == 1 and not facts["earlier"] else 2], **facts)


class Bench(making.Mechanism):
    """An authority that has accepted one release of OUJ, and good and bad files for it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.first = made(sequence=1, period="2026-Q3", earlier=())
        self.accepted = self.receives(self.first)

    def inside(self, made: Release, **changed: bytes | None) -> Files:
        """The files with both signatures; `changed` after signing."""
        pair = self.people[made.office]
        files = self.files(replace(made, prepared_by=pair[0].uid))
        signed = making.making.signatures(files, preparer=pair[0], approver=pair[1])
        files |= {package.SIGNATURES[part]: signed[part] for part in Part}
        return {name: content for name, content in {**files, **changed}.items() if content is not None}

    def seal(self, inside: bytes, name: str = "received.age", *, to: str = "") -> Path:
        path = self.folder / name
        path.write_bytes(sealing.seal(inside, [to or self.recipient]))
        return path

    def next(self, **facts: object) -> Release:
        """What OUJ would send after what was accepted."""
        facts = {"sequence": 2, "period": "2026-Q4", "earlier": (self.accepted.digest,)} | facts
        return made(**facts)

    def signers(self, **facts: str) -> None:
        trust = self.trust / "trust.json"
        document = json.loads(trust.read_text())
        trust.write_text(json.dumps(document | {"signers": [each | facts for each in document["signers"]]}))


def zipped(files: Files, method: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return stream.getvalue()


def good(bench: Bench) -> Path:
    return bench.sealed(bench.next())


def truncated(bench: Bench) -> Path:
    path = good(bench)
    path.write_bytes(path.read_bytes()[:-200])
    return path


def swapped_file(bench: Bench) -> Path:
    other = bench.inside(bench.first)["data/cube.csv"]
    return bench.seal(archive.pack(bench.inside(bench.next(), **{"data/cube.csv": other})))


def swapped_signatures(bench: Bench) -> Path:
    other = bench.inside(bench.first)
    names = package.SIGNATURES.values()
    return bench.seal(archive.pack(bench.inside(bench.next(), **{name: other[name] for name in names})))


def missing_file(bench: Bench) -> Path:
    return bench.seal(archive.pack(bench.inside(bench.next(), **{"data/codes.csv": None})))


def extra_file(bench: Bench) -> Path:
    return bench.seal(archive.pack(bench.inside(bench.next(), **{"more.txt": b"x"})))


def older(bench: Bench) -> Path:
    newer = bench.next(sequence=5, period="2027-Q1")
    bench.receives(newer)
    return bench.sealed(bench.next(sequence=4, period="2027-Q1"))


def reused(bench: Bench) -> Path:
    return bench.sealed(bench.next(sequence=1))


def renamed(bench: Bench) -> Path:
    path = good(bench)
    return path.rename(path.with_name("CRV_2026-Q1_TNG_007.zip.age"))


def zipped_outside(bench: Bench) -> Path:
    path = good(bench)
    path.write_bytes(zipped({path.name: path.read_bytes()}))
    return path


def foreign_age(bench: Bench) -> Path:
    return bench.seal(b"a letter, sealed to the authority")


def somebody_elses(bench: Bench) -> Path:
    return bench.seal(archive.pack(bench.inside(bench.next())), to=authority.new_identity()[1])


def no_age(bench: Bench) -> Path:
    path = bench.folder / "picture.age"
    path.write_bytes(b"\x89PNG" * 100)
    return path


def bomb(bench: Bench) -> Path:
    return bench.seal(zipped({"data/cube.csv": bytes(8_000_000)}, zipfile.ZIP_DEFLATED))


def path_trick(bench: Bench) -> Path:
    return bench.seal(zipped({"../../evil.txt": b"x"}))


def expired(bench: Bench) -> Path:
    path = good(bench)
    bench.signers(until="2026-01-01")
    return path


def revoked(bench: Bench) -> Path:
    path = good(bench)
    bench.signers(revoked="2026-09-01")
    return path


def unknown_signer(bench: Bench) -> Path:
    path = good(bench)
    trust = bench.trust / "trust.json"
    trust.write_text(json.dumps(json.loads(trust.read_text()) | {"signers": []}))
    return path


def newer_program(bench: Bench) -> Path:
    files = bench.files(bench.next())
    manifest = json.loads(files[package.MANIFEST]) | {"format": 2}
    files[package.MANIFEST] = json.dumps(manifest).encode()
    files[package.SUMS] = package.sums({n: c for n, c in files.items() if n != package.SUMS})
    files |= {name: b"x" for name in package.SIGNATURES.values()}
    return bench.seal(archive.pack(files))


def unknown_table(bench: Bench) -> Path:
    made = bench.next()
    table = replace(made.tables[0], key="place-weather")
    return bench.sealed(replace(made, tables=(table, *made.tables[1:])))


def disagrees(bench: Bench) -> Path:
    return bench.sealed(bench.next(period="2026-Q3", earlier=()))


def overlaps(bench: Bench) -> Path:
    return bench.sealed(bench.next(period="2026"))


def fork(bench: Bench) -> Path:
    return bench.sealed(bench.next(earlier=(bench.accepted.digest, "ab" * 32)))


CASES: dict[Make, tuple[int, str]] = {
    truncated: (1, "damaged"),
    swapped_file: (1, "changed-file"),
    swapped_signatures: (1, "signature"),
    missing_file: (1, "missing-file"),
    extra_file: (1, "extra-file"),
    older: (1, "older-sequence"),
    reused: (1, "sequence-reused"),
    renamed: (1, "other-name"),
    zipped_outside: (1, "packed-twice"),
    foreign_age: (1, "not-a-package"),
    somebody_elses: (1, "not-for-this-key"),
    no_age: (2, "foreign-file"),
    bomb: (1, "bomb"),
    path_trick: (1, "unsafe-path"),
    expired: (1, "signer-expired"),
    revoked: (1, "signer-revoked"),
    unknown_signer: (1, "unknown-signer"),
    newer_program: (2, "newer-version"),
    unknown_table: (2, "unknown-table"),
    disagrees: (1, "disagrees"),
    overlaps: (1, "overlaps"),
    fork: (1, "fork"),
}


# The list of the issue, in its words.
LISTED: dict[str, tuple[Make, ...]] = {
    "truncated": (truncated,),
    "swapped": (swapped_file, swapped_signatures),
    "replayed": (older, reused),
    "renamed": (renamed,),
    "doubly zipped": (zipped_outside,),
    "foreign age files": (foreign_age, no_age),
    "zip bombs": (bomb,),
    "path tricks": (path_trick,),
    "wrong key": (somebody_elses, unknown_signer),
    "expired or revoked signer": (expired, revoked),
    "package of a newer program": (newer_program,),
    "package with a table this version does not know": (unknown_table,),
    "two packages of the same office and period that disagree": (disagrees, fork),
}


def test_every_case_that_is_listed_is_tried() -> None:
    assert {make for cases in LISTED.values() for make in cases} <= CASES.keys()
    assert all(LISTED.values())


def test_the_same_package_again_is_known_and_counts_once(bench: Bench) -> None:
    """A replay of the very bytes: no harm, no second entry."""
    file = bench.sealed(bench.first)
    before = authority.read_trust(bench.trust).seen
    assert run(bench, "open", file, "--to", str(bench.folder / "again")) == 0
    assert authority.read_trust(bench.trust).seen == before


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def run(bench: Bench, command: str, file: Path, *more: str) -> int:
    argv = ["authority", command, str(file), "--trust", str(bench.trust), "--identity", str(bench.identity), *more]
    return app.main(argv, open_window=lambda *_: 4)


def state(bench: Bench) -> dict[str, bytes]:
    paths = (path for path in sorted(bench.folder.rglob("*")) if path.is_file())
    return {str(path): path.read_bytes() for path in paths}


def test_a_good_one_is_accepted(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    file = good(bench)
    assert run(bench, "verify", file) == 0
    assert run(bench, "open", file, "--to", str(bench.folder / "to")) == 0
    assert [each.sequence for each in authority.read_trust(bench.trust).seen] == [1, 2]


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
def test_a_bad_one_is_refused_and_nothing_is_accepted(
    bench: Bench, make: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    code, reason = CASES[make]
    file, to = make(bench), bench.folder / "to"
    before = state(bench)
    assert run(bench, "verify", file, "--json") == code
    answer = json.loads(capsys.readouterr().out)
    assert answer.get("reason", answer["error"]) == reason
    assert run(bench, "open", file, "--to", str(to)) == code
    assert not to.exists()
    assert state(bench) == before
    assert not [path for path in bench.folder.iterdir() if path.name.startswith(".")]


def test_each_has_a_sentence_of_its_own_in_each_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for at, make in enumerate(CASES):
        (tmp_path / str(at)).mkdir()
        bench = Bench(tmp_path / str(at))
        file = make(bench)
        capsys.readouterr()
        for language in LANGUAGES:
            run(bench, "verify", file, "--language", language)
            sentence = capsys.readouterr().err.strip()
            assert sentence
            assert "\n" not in sentence
            said[language].add(sentence)
    assert {language: len(sentences) for language, sentences in said.items()} == dict.fromkeys(LANGUAGES, len(CASES))
