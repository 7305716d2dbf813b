"""`demo`: a throw-away office of invented people and incidents, in the window or, headless, with the whole main job."""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import Namespace
from pathlib import Path
from typing import Any

from rightsmonitor.cli.output import Output, pairs
from rightsmonitor.cli.parsers import Root
from rightsmonitor.services import demo
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.national import authority
from rightsmonitor.services.national.authority import Verified


def add_parser(root: Root) -> None:
    root.add("demo", run, example="rightsmonitor demo --folder demo --incidents 300 --headless").argument(
        "--folder", metavar="DIR", type=Path
    ).argument("--incidents", metavar="N", type=int, default=300).argument(
        "--seed", metavar="S", type=int, default=1
    ).argument("--headless", action="store_true")


def run(args: Namespace, out: Output) -> int:
    """Makes the office, or opens the one an earlier demonstration left; then the window, or the main job."""
    folder = args.folder or Path(tempfile.mkdtemp(prefix="rightsmonitor-demo-"))
    made, earlier = _office(folder, args, out)
    if not args.headless and has_display():
        out.note("cli-demo-window", folder=str(made.folder))
        return int(args.open_window(made.vault, args.language))
    file, verified = _release(made, out)
    out.answer(_document(made, file, verified), *_lines(made, file, verified, out, earlier=earlier))
    return 0


def has_display() -> bool:
    """Whether a window could be seen."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _office(folder: Path, args: Namespace, out: Output) -> tuple[Demo, bool]:
    if (folder / "demo.json").is_file():
        return demo.open_(folder), True
    return demo.make(folder=folder, count=args.incidents, seed=args.seed, progress=out.progress()), False


def _release(made: Demo, out: Output) -> tuple[Path, Verified]:
    """The release of an earlier run is verified once more; otherwise the whole main job is done."""
    for file in sorted((made.folder / "release").glob("*.zip.age")):
        return file, authority.verify(file=file, trust=made.trust, identity=made.identity)
    job = demo.run(made, progress=out.progress())
    return job.file, job.verified


def _document(made: Demo, file: Path, verified: Verified) -> dict[str, Any]:
    return {
        "folder": str(made.folder),
        "vault": str(made.vault),
        "release": str(file),
        "identity": str(made.identity),
        "trust": str(made.trust),
        "passphrases": str(made.folder / "demo.json"),
        "counts": made.counts,
        "genuine": True,
        "period": verified.period,
        "digest": verified.digest,
        "signers": [{"part": s.part, "name": s.name, "role": s.role} for s in verified.signers],
    }


def _lines(made: Demo, file: Path, verified: Verified, out: Output, *, earlier: bool) -> list[str]:
    words = out.words
    names = {signer.part: signer.name for signer in verified.signers}
    counted = made.counts
    steps = [
        words("cli-demo-recorded", count=counted["incidents"]),
        words("cli-demo-verified", count=counted.get("verified", 0)),
        words("cli-demo-prepared", name=names["preparer"], period=verified.period),
        words("cli-demo-approved", name=names["approver"]),
        words("cli-demo-written", digest=verified.digest),
        words("cli-demo-genuine"),
    ]
    where = pairs(
        [
            (words("cli-demo-vault"), str(made.vault)),
            (words("cli-demo-release"), str(file)),
            (words("cli-demo-identity"), str(made.identity)),
            (words("cli-demo-trust"), str(made.trust)),
            (words("cli-demo-passphrases"), str(made.folder / "demo.json")),
        ]
    )
    numbered = [f"{at}. {step}" for at, step in enumerate(steps, start=1)]
    return [*([words("cli-demo-earlier")] if earlier else []), *numbered, "", *where]
