"""Ledger, advice, floor and explanations by real processes: what they answer, and how they refuse."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

import offices
from rightsmonitor.domain.policy import Policy
from rightsmonitor.exchange.package import minisign
from rightsmonitor.services import demo
from terminal import Done, rightsmonitor

QUARTER = f"{date.today().year}-Q{(date.today().month + 2) // 3}"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> demo.Demo:
    return offices.office(tmp_path_factory, count=40, seed=3)


@pytest.fixture(scope="module")
def rounded(office: demo.Demo) -> int:
    """The number of a rounded release that stands in the ledger: every test may be the first to ask for it."""
    tables = ("month", "violation-status")
    number: int = run(office, "prepare", "--period", QUARTER, "--tables", *tables, "--mode", "round").json["number"]
    return number


def run(office: demo.Demo, *arguments: str | Path, user: str = "superviseuse", expect: int = 0) -> Done:
    return rightsmonitor(
        "releases", *arguments, "--vault", office.vault, "--user", user, "--json",
        passphrase=office.passphrases[user], expect=expect,
    )  # fmt: skip


def test_prepare_explain_verify_and_export(office: demo.Demo, rounded: int, tmp_path: Path) -> None:
    advice = run(office, "advise", "--period", QUARTER, "--tables", "month", "violation-status").json["advice"]
    assert [each["table"] for each in advice] == ["month", "violation-status"]
    shown = run(office, "show", str(rounded), "--table", "month").json["tables"][0]["cells"]
    told = run(office, "explain", str(rounded), "--table", "month", "--cell", *shown[0]["codes"]).json
    assert told["why"] == "rounded"
    assert abs(told["counted"] - shown[0]["value"]) < 15
    sound = run(office, "verify").json
    assert (sound["sound"], [entry["mode"] for entry in sound["entries"]]) == (True, ["round"])
    exported = run(office, "ledger", "--export", tmp_path / "usb").json
    assert Path(exported["file"]).with_name(f"{Path(exported['file']).name}.minisig").exists()


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("explain", "1", "--table", "month", "--cell", "1999-01"), "unknown-code"),
        (("advise", "--period", "soon"), "invalid-date"),
        (("prepare", "--period", "2026-Q1", "--mode", "round", "--base", "3", "--places", "province"), "below-policy"),
        (("prepare", "--period", "2026-Q1", "--places", "province", "--detailed", "77"), "invalid-table"),
        (("prepare", "--period", str(date.today().year), "--rebase"), "rebase-too-early"),
        (("policy", "import", "absent.json"), "unreadable-file"),
    ],
)
def test_wrong_requests_are_said(office: demo.Demo, rounded: int, arguments: tuple[str, ...], error: str) -> None:
    assert rounded == 1
    assert run(office, *arguments, expect=2).json["error"] == error


def test_a_floor_that_is_not_the_authority_s_is_refused(office: demo.Demo, tmp_path: Path) -> None:
    key = Ed25519PrivateKey.generate()
    public = minisign.PublicKey.from_raw(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
    floor = Policy(version=4, issuer="CNDH", minimum_threshold=4).document()
    (tmp_path / "policy.json").write_bytes(floor)
    signed = minisign.sign(floor, key=public, signer=key.sign, trusted_comment="policy 4")
    (tmp_path / "policy.json.minisig").write_text(signed, encoding="ascii")
    (tmp_path / "authority.pub").write_text(public.text(), encoding="ascii")
    refused = run(office, "policy", "import", tmp_path / "policy.json", expect=1).json
    assert (refused["error"], refused["reason"]) == ("policy-refused", "no-key")
    run(office, "policy", "trust", tmp_path / "authority.pub")
    assert run(office, "policy", "import", tmp_path / "policy.json").json["minimum_threshold"] == 4
    assert run(office, "advise", "--period", "2026-Q1", "--threshold", "3", expect=2).json["minimum"] == 4
