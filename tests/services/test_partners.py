"""The partner directory: shipped partners, the office's own, and those it does not use."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import office
import pytest

from rightsmonitor.domain.errors import InvalidValue
from rightsmonitor.services import partners
from rightsmonitor.services.partners import Partner


def test_own_partners_stand_before_shipped_ones_and_survive_locking(tmp_path: Path) -> None:
    office.create(tmp_path / "vault")
    with closing(office.unlock(tmp_path / "vault", "admin")) as opened:
        shipped = partners.list_(opened)
        assert shipped
        assert not any(partner.own or partner.hidden for partner in shipped)
        found = partners.keep(opened, partner=Partner(key="", name_fr=" Centre inventé ", contact="local"))
        mine = found[0]
        assert (mine.name_fr, mine.own) == ("Centre inventé", True)
        partners.keep(opened, partner=Partner(key=mine.key, name_fr="Centre renommé", name_ar="مركز مختلق"))
        partners.hide(opened, key=shipped[0].key, hidden=True)
        partners.hide(opened, key=mine.key, hidden=True)
        for bad in (
            Partner(key="", name_fr=" "),
            Partner(key="", name_fr="x" * 400),
            Partner(key=shipped[0].key, name_fr="autre nom"),
        ):
            with pytest.raises(InvalidValue):
                partners.keep(opened, partner=bad)
        with pytest.raises(InvalidValue):
            partners.hide(opened, key="nobody", hidden=True)
    with closing(office.unlock(tmp_path / "vault", "officer")) as opened:
        found = partners.list_(opened)
        assert len(found) == len(shipped) + 1
        assert (found[0].name("ar"), found[0].name("en"), found[0].hidden) == ("مركز مختلق", "Centre renommé", True)
        assert {partner.key for partner in found if partner.hidden} == {mine.key, shipped[0].key}
    with closing(office.unlock(tmp_path / "vault", "admin")) as opened:
        partners.hide(opened, key=mine.key, hidden=False)
        assert not partners.hide(opened, key=shipped[0].key, hidden=False)[1].hidden
        assert not any(partner.hidden for partner in partners.list_(opened))
