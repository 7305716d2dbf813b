"""Reference: the taxonomy, places, partners and the glossary, each a sub-page."""

from __future__ import annotations

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.pages.page import EVERYBODY, PageEntry
from rightsmonitor.desktop.pages.reference_lists import GlossaryPage, PlacesPage
from rightsmonitor.desktop.pages.reference_partners import PartnersPage
from rightsmonitor.desktop.pages.reference_taxonomy import TaxonomyPage
from rightsmonitor.desktop.pages.sections import SectionedPage

TAXONOMY = PageEntry(key="taxonomy", title="reference-taxonomy", icon="tree", roles=EVERYBODY, factory=TaxonomyPage)
PLACES = PageEntry(key="places", title="reference-places", icon="place", roles=EVERYBODY, factory=PlacesPage)
PARTNERS = PageEntry(key="partners", title="reference-partners", icon="partner", roles=EVERYBODY, factory=PartnersPage)
GLOSSARY = PageEntry(key="glossary", title="reference-glossary", icon="words", roles=EVERYBODY, factory=GlossaryPage)


class ReferencePage(SectionedPage):
    """Everybody looks things up here; keepers change partners."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, title="desktop-page-reference", entries=(TAXONOMY, PLACES, PARTNERS, GLOSSARY))
