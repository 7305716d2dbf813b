"""Administration: people, keys, copies, traces, reference data and settings, each a sub-page."""

from __future__ import annotations

from dataclasses import replace

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.pages import reference
from rightsmonitor.desktop.pages.about import AboutPage
from rightsmonitor.desktop.pages.admin_audit import AuditPage
from rightsmonitor.desktop.pages.admin_backups import BackupsPage
from rightsmonitor.desktop.pages.admin_people import AdminPeoplePage
from rightsmonitor.desktop.pages.admin_recovery import AdminRecoveryPage
from rightsmonitor.desktop.pages.admin_retention import RetentionPage
from rightsmonitor.desktop.pages.admin_status import StatusPage
from rightsmonitor.desktop.pages.page import EVERYBODY, KEEPERS, SUPERVISION, PageEntry
from rightsmonitor.desktop.pages.sections import SectionedPage
from rightsmonitor.desktop.pages.settings import SettingsPage

# A new sub-page is one line here.
SECTIONS = (
    PageEntry(key="people", title="people-title", icon="people", roles=EVERYBODY, factory=AdminPeoplePage),
    PageEntry(key="recovery", title="recovery-title", icon="lock", roles=EVERYBODY, factory=AdminRecoveryPage),
    replace(reference.TAXONOMY, roles=KEEPERS),
    replace(reference.PLACES, roles=KEEPERS),
    replace(reference.PARTNERS, roles=KEEPERS),
    PageEntry(key="backups", title="backups-title", icon="backup", roles=EVERYBODY, factory=BackupsPage),
    PageEntry(key="audit", title="audit-title", icon="history", roles=KEEPERS, factory=AuditPage),
    PageEntry(key="settings", title="settings-title", icon="settings", roles=EVERYBODY, factory=SettingsPage),
    PageEntry(key="status", title="status-title", icon="lock", roles=EVERYBODY, factory=StatusPage),
    PageEntry(key="retention", title="retention-title", icon="calendar", roles=SUPERVISION, factory=RetentionPage),
    PageEntry(key="about", title="about-title", icon="info", roles=EVERYBODY, factory=AboutPage),
)


class AdministrationPage(SectionedPage):
    """Everybody sees what is theirs: an officer the settings, a keeper the people too."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, title="desktop-page-administration", entries=SECTIONS)
