"""The pages of the rail, in its order. A new page is one line here."""

from __future__ import annotations

from rightsmonitor.desktop.pages.administration import AdministrationPage
from rightsmonitor.desktop.pages.dashboard import DashboardPage
from rightsmonitor.desktop.pages.home import HomePage
from rightsmonitor.desktop.pages.incidents import IncidentsPage
from rightsmonitor.desktop.pages.page import CASE, EVERYBODY, SUPERVISION, PageEntry
from rightsmonitor.desktop.pages.reference import ReferencePage
from rightsmonitor.desktop.pages.releases import ReleasesPage
from rightsmonitor.desktop.pages.review import ReviewPage
from rightsmonitor.services.supervision import review

PAGES = (
    PageEntry(key="home", title="desktop-page-home", icon="home", roles=CASE, factory=HomePage),
    PageEntry(
        key="incidents",
        title="desktop-page-incidents",
        icon="incidents",
        roles=CASE,
        factory=IncidentsPage,
        making=IncidentsPage.assembling,
    ),
    PageEntry(
        key="review",
        title="desktop-page-review",
        icon="review",
        roles=SUPERVISION,
        factory=ReviewPage,
        waiting=review.queue_count,
    ),
    PageEntry(key="releases", title="desktop-page-releases", icon="releases", roles=CASE, factory=ReleasesPage),
    PageEntry(key="dashboard", title="desktop-page-dashboard", icon="dashboard", roles=CASE, factory=DashboardPage),
    PageEntry(
        key="reference", title="desktop-page-reference", icon="reference", roles=EVERYBODY, factory=ReferencePage
    ),
    PageEntry(
        key="administration",
        title="desktop-page-administration",
        icon="settings",
        roles=EVERYBODY,
        factory=AdministrationPage,
        foot=True,
    ),
)
