"""The simulator of DHIS2 behind loopback HTTP: the routes, parameters and answers of its import API that we use."""

from __future__ import annotations

import base64
import copy
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from dhis2_server import Conflict, Server, Summary

USER, PASSWORD, TOKEN = "loader", "an invented password", "d2pat_invented"
_ALLOWED = {f"Basic {base64.b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}", f"ApiToken {TOKEN}"}


class Site:
    """What the server knows; `moved`: it answers with a redirect to another one."""

    def __init__(self) -> None:
        self.server, self.asked, self.moved = Server(), list[tuple[str, str]](), ""

    def take(self, path: str, query: dict[str, str], body: bytes) -> Summary:
        """Raises Conflict; then nothing has changed."""
        if path == "/api/metadata":
            trial = copy.deepcopy(self.server)
            known = dict(trial.kinds)
            trial.metadata(body)
            trial.kinds = {**known, **trial.kinds}
            if query["importMode"] == "COMMIT":
                self.server = trial
            return Summary()
        dry = query.get("dryRun") == "true"
        return self.server.json_set(body, strategy=query["importStrategy"], dry_run=dry)


@contextmanager
def serving(site: Site) -> Iterator[str]:
    """The address of the site."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            body = self.rfile.read(int(self.headers["Content-Length"]))
            site.asked.append((parts.path, query.get("importMode") or query["importStrategy"]))
            if site.moved:
                self.send_response(302)
                self.send_header("Location", site.moved)
                self.end_headers()
                return
            if self.headers["Authorization"] not in _ALLOWED:
                self._answer(401, {"httpStatus": "Unauthorized", "status": "ERROR"})
                return
            try:
                summary = site.take(parts.path, query, body)
            except Conflict as conflict:
                summary = Summary(conflicts=[str(conflict)])
            counts = {"imported": summary.imported, "updated": summary.updated, "ignored": summary.ignored}
            conflicts = [{"value": each} for each in summary.conflicts]
            status = "WARNING" if conflicts else "SUCCESS"
            inner = {"status": status, "importCount": counts | {"deleted": summary.deleted}, "conflicts": conflicts}
            said = ("Conflict", "WARNING") if conflicts else ("OK", "OK")
            document = {"httpStatus": said[0], "status": said[1], "response": inner}
            self._answer(409 if conflicts else 200, document)

        def _answer(self, status: int, document: object) -> None:
            content = json.dumps(document).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{running.server_address[1]}"
        finally:
            running.shutdown()
            thread.join()
