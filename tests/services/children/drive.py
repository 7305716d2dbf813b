"""Records, drafts, searches, submits, returns and reads one incident given on the standard input."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import office

from rightsmonitor.domain.document import incident_from
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.supervision import review

folder = Path(sys.argv[1])
document, words = json.load(sys.stdin)
record = incident_from(document)
opened = office.unlock(folder, "officer")
incidents.keep_draft(opened, incident=record, revision=0)
stored = incidents.save(opened, incident=record, expected_revision=0)
found = incidents.search(opened, query=Query(words=words))
stored = incidents.move(opened, uid=record.uid, step=Step.SUBMIT, expected_revision=stored.revision)
incidents.history(opened, uid=record.uid)
opened.close()
opened = office.unlock(folder, "supervisor")
review.return_(opened, uid=record.uid, expected_revision=stored.revision, comment=words, field="narrative")
opened.close()
print("found", len(found))
