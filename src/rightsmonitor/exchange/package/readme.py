"""LISEZMOI.txt: what the package is and how to check it without this program, in French, Arabic and English."""

from __future__ import annotations

from rightsmonitor.domain.release import Release
from rightsmonitor.wording import LANGUAGES, Language, words

_LINE = "=" * 72
_PARTS = ("what", "cells", "sum", "check", "limits")


def build(release: Release) -> bytes:
    """UTF-8 without byte-order mark."""
    return "\n".join(_section(release, language) for language in LANGUAGES).encode()


def _section(release: Release, language: Language) -> str:
    say = words(language)
    office = release.office_labels[LANGUAGES.index(language)]
    facts: dict[str, str | int] = {
        "office": office,
        "period": release.period,
        "sequence": release.sequence,
        "threshold": release.threshold,
        "base": release.base,
        "small": release.small_class,
    }
    title = say("package-title", **facts)
    texts = {part: f"package-{part}" for part in _PARTS}
    if release.base:
        texts["cells"] = "package-cells-rounded"
    if release.groups:
        facts["units"] = release.groups.units
    parts = [f"{say(f'package-{part}-title')}\n{say(texts[part], **facts)}" for part in _PARTS]
    if release.hides_zeros:
        at = _PARTS.index("cells")
        parts[at] += "\n" + say("package-zeros")
    heading = f"{_LINE}\n{title}\n{_LINE}"
    if release.training:
        heading += "\n\n" + say("training-package")
    return "\n\n".join((heading, *parts)) + "\n"
