"""The release package: built from a Release alone, signed by two people, sealed, and checked by who receives it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from rightsmonitor.domain.release import Release
from rightsmonitor.exchange import dhis2, sdmx, spreadsheet
from rightsmonitor.exchange.package import (
    archive,
    cube,
    frictionless,
    hxl,
    indicators,
    manifest,
    minisign,
    readme,
    sealing,
)
from rightsmonitor.exchange.package.comment import Part, trusted_comment
from rightsmonitor.exchange.papers import indicator_sheet, report
from rightsmonitor.wording import LANGUAGES

SUMS = "SHA256SUMS"
SIGNATURES = {Part.PREPARER: "SHA256SUMS.minisig", Part.APPROVER: "SHA256SUMS.approved.minisig"}
MANIFEST = "manifest.json"


def build(release: Release) -> dict[str, bytes]:
    """All files of the package without its signatures: the same release gives the same bytes."""
    cube_csv, codes_csv = cube.cube_csv(release), cube.codes_csv(release)
    data_digest = sha256(cube_csv)
    files = {
        MANIFEST: manifest.build(release, data_digest=data_digest),
        "LISEZMOI.txt": readme.build(release),
        "data/cube.csv": cube_csv,
        "data/codes.csv": codes_csv,
        "datapackage.json": frictionless.build(release, cube_csv=cube_csv, codes_csv=codes_csv),
        "data/cube.hxl.csv": hxl.build(release),
        "data/cube.xlsx": spreadsheet.build(release),
        **sdmx.build(release),
        **dhis2.build(release),
        **indicators.build(release),
    }
    for language in LANGUAGES:
        files[f"report-{language}.pdf"] = report.build(release, language, data_digest=data_digest)
        files[f"indicators-{language}.pdf"] = indicator_sheet.build(release, language, data_digest=data_digest)
    return files | {SUMS: sums(files)}


def sums(files: Mapping[str, bytes]) -> bytes:
    """The list that `sha256sum -c` reads, in the order of the names."""
    return "".join(f"{sha256(files[name])}  {name}\n" for name in sorted(files)).encode("ascii")


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def digest(files: Mapping[str, bytes]) -> str:
    """What names the release: SHA-256 of SHA256SUMS, which names every byte of the other files."""
    return sha256(files[SUMS])


def file_name(release: Release) -> str:
    """The name says what the content proves: a training release is seen before it is opened."""
    practice = "TRAINING_" if release.training else ""
    return f"{practice}CRV_{release.period}_{release.office}_{release.sequence:03d}.zip.age"


def sign(
    files: Mapping[str, bytes],
    *,
    part: Part,
    role: str,
    uid: str,
    public_key: bytes,
    signer: minisign.Sign,
) -> bytes:
    """The content of `SIGNATURES[part]`. `public_key` has 32 bytes; `signer` makes bare Ed25519 signatures."""
    comment = trusted_comment(manifest.read(files[MANIFEST]), part=part, role=role, uid=uid)
    key = minisign.PublicKey.from_raw(public_key)
    return minisign.sign(files[SUMS], key=key, signer=signer, trusted_comment=comment).encode("ascii")


def assemble(files: Mapping[str, bytes], signatures: Mapping[Part, bytes]) -> bytes:
    """The zip with both signatures."""
    return archive.pack({**files, **{SIGNATURES[part]: signatures[part] for part in Part}})


def seal(files: Mapping[str, bytes], signatures: Mapping[Part, bytes], recipients: Iterable[str]) -> bytes:
    """The file that travels: the zip, sealed to the authority and to the office's own recovery key."""
    return sealing.seal(assemble(files, signatures), recipients)
