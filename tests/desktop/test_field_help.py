"""F1 says of every field of the record what belongs in it, in three languages."""

from __future__ import annotations

import pytest

from rightsmonitor import wording
from rightsmonitor.forms import sections
from rightsmonitor.wording import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_the_record_has_its_own_help(language: Language) -> None:
    say = wording.words(language)
    names = {section.message(field) for section in sections() for field in section.fields}
    helps = [say(name.replace("editor-field-", "editor-help-")) for name in sorted(names)]
    assert len(set(helps)) == len(names) > 50
    assert all(len(text) > 10 and text.endswith((".", "…")) for text in helps)
