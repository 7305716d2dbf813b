"""National tables into DHIS2, through its import API: metadata, then what is hidden is deleted, then the values.

Written from DHIS2's developer documentation (metadata import; data value sets). Everything is tried first without
effect, so that a server that knows other codes refuses before anything was changed.
"""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

from rightsmonitor.domain.errors import InvalidValue, ServerRefused, ServerUnreachable

SECONDS = 300
_MOST_ANSWERED = 16 * 1024 * 1024
_GOOD = {"OK", "SUCCESS"}
_NEAR = {"localhost", "127.0.0.1", "::1"}
_TRIED = {"dryRun": "true"}


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect could carry the secret to another server."""

    def redirect_request(self, *_args: Any, **_options: Any) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Server:
    """The address of a DHIS2 (without `/api`) and the value of the Authorization header."""

    url: str
    authorization: str

    @classmethod
    def at(cls, url: str, *, user: str, secret: str) -> Server:
        """With a password of `user`, or without a user a personal access token.

        Raises InvalidValue (field: dhis2): anything but https, except on this machine; a secret in the address.
        """
        try:
            parts = urllib.parse.urlsplit(url)
            near = parts.hostname in _NEAR
        except ValueError as failure:
            raise InvalidValue(field="dhis2") from failure
        if parts.scheme != "https" and not (parts.scheme == "http" and near):
            raise InvalidValue(field="dhis2")
        if not parts.hostname or parts.username or parts.password or parts.query or parts.fragment:
            raise InvalidValue(field="dhis2")
        pair = base64.b64encode(f"{user}:{secret}".encode()).decode("ascii")
        return cls(url.rstrip("/"), f"Basic {pair}" if user else f"ApiToken {secret}")

    def post(self, path: str, document: bytes, **parameters: str) -> None:
        """Raises ServerUnreachable; ServerRefused (reason: the status of HTTP, or `conflict`)."""
        query = urllib.parse.urlencode({"async": "false", **parameters})
        request = urllib.request.Request(  # noqa: S310 – the scheme was checked
            f"{self.url}/api/{path}?{query}",
            data=document,
            headers={"Authorization": self.authorization, "Content-Type": "application/json"},
            method="POST",
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)
        try:
            with opener.open(request, timeout=SECONDS) as answer:
                _check(answer.read(_MOST_ANSWERED))
        except urllib.error.HTTPError as failure:
            raise ServerRefused(server="DHIS2", reason=str(failure.code)) from None
        except (OSError, HTTPException):
            raise ServerUnreachable(server="DHIS2", reason="connection") from None


def load(files: Mapping[str, bytes], server: Server, *, own_places: bool) -> dict[str, int]:
    """Pushes a consolidation, given by its files, and returns how many values each period has.

    `own_places`: the server keeps its own organisation units, with the codes of ISO 3166. Raises as `Server.post`.
    """
    periods = [each["period"] for each in json.loads(files["consolidation.json"])["periods"]]
    counts: dict[str, int] = {}
    for period in periods:
        metadata = json.loads(files[f"{period}/dhis2/metadata.json"])
        if own_places:
            metadata.pop("organisationUnits", None)
        written = json.dumps(metadata, ensure_ascii=False).encode()
        strategy = {"importStrategy": "CREATE_AND_UPDATE", "atomicMode": "ALL"}
        server.post("metadata", written, importMode="VALIDATE", **strategy)
        server.post("metadata", written, importMode="COMMIT", **strategy)
        values, hidden = files[f"{period}/dhis2/dataValueSet.json"], _hidden(files[f"{period}/dhis2/suppressed.json"])
        server.post("dataValueSets", values, importStrategy="CREATE_AND_UPDATE", **_TRIED)
        server.post("dataValueSets", hidden, importStrategy="DELETE")
        server.post("dataValueSets", values, importStrategy="CREATE_AND_UPDATE")
        counts[period] = len(json.loads(values)["dataValues"])
    return counts


def _hidden(suppressed: bytes) -> bytes:
    """The keys of what is not published: an earlier value must not stay where a cell is hidden today."""
    keys = ("dataElement", "period", "orgUnit", "categoryOptionCombo", "attributeOptionCombo")
    document = json.loads(suppressed)
    schemes = dict.fromkeys(("idScheme", "dataElementIdScheme", "orgUnitIdScheme"), "CODE")
    schemes["categoryOptionComboIdScheme"] = "CODE"
    values = [{name: each[name] for name in keys} | {"value": "0"} for each in document["dataValues"]]
    return json.dumps({**schemes, "dataValues": values}).encode()


def _check(answer: bytes) -> None:
    """DHIS2 says `OK` of HTTP also to what it took only in part."""
    try:
        document = json.loads(answer)
        inner = document.get("response", document)
        status, conflicts = inner.get("status", document.get("status")), inner.get("conflicts") or []
    except (ValueError, AttributeError):
        raise ServerRefused(server="DHIS2", reason="answer") from None
    # `ignored` is no conflict: a server counts there what has not changed, and a deletion of what it never had.
    if status not in _GOOD or conflicts:
        raise ServerRefused(server="DHIS2", reason="conflict")
