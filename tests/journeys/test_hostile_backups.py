"""P59 by real processes: databases built to break their reader, under genuine seals, given to `vault restore`."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from refusing import LANGUAGES, refused

from hostile_backups import hostile
from rightsmonitor.services.demo import Demo
from terminal import rightsmonitor


def test_p59_what_was_built_to_break_the_reader_is_refused(office: Demo, tmp_path: Path) -> None:
    with closing(office.unlock("superviseur")) as opened:
        made, sound = hostile(opened.vault, tmp_path)
    word, home = office.passphrases["superviseur"], tmp_path / "home"
    home.mkdir()
    for number, (name, file) in enumerate(made.items()):
        to, language = tmp_path / f"to-{number}", LANGUAGES[number % 3]
        who = ("--to", to, "--user", "superviseur")
        sentence = refused("vault", "restore", file, *who, code=1, language=language, passphrase=word, HOME=str(home))
        assert file.name in sentence, name
        assert not list(to.glob("*")), name
        shutil.rmtree(to, ignore_errors=True)
    assert list(home.iterdir()) == []
    who = ("--to", tmp_path / "good", "--user", "superviseur", "--json")
    assert rightsmonitor("vault", "restore", sound, *who, passphrase=word).json["incidents"] == 3  # the control
