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

from dhis2_server import Conflict, Server

USER, PASSWORD, TOKEN = "loader", "an invented password", "d2pat_invented"
_ALLOWED = {f"Basic {base64.b64encode(f'{USER}:{PASSWORD}'.encode()).decode()}", f"ApiToken {TOKEN}"}


class Site:
    """What the server knows; `moved`: it answers with a redirect to another one."""

    def __init__(self) -> None:
        self.server, self.asked, self.moved = Server(), list[tuple[str, str]](), ""

    def take(self, path: str, query: dict[str, str], body: bytes) -> None:
        """Raises Conflict; then nothing has changed."""
        trial = copy.deepcopy(self.server)
        if path == "/api/metadata":
            known = dict(trial.kinds)
            trial.metadata(body)
            trial.kinds = {**known, **trial.kinds}
            kept = query["importMode"] == "COMMIT"
        elif query["importStrategy"] == "DELETE":
            for each in json.loads(body)["dataValues"]:
                names = ("dataElement", "period", "orgUnit", "categoryOptionCombo", "attributeOptionCombo")
                trial.values.pop(tuple(each[name] for name in names), None)  # type: ignore[arg-type]
            kept = True
        else:
            trial.json_set(body)
            kept = query.get("dryRun") != "true"
        if kept:
            self.server = trial


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
                site.take(parts.path, query, body)
            except Conflict as conflict:
                inner = {"status": "WARNING", "conflicts": [{"value": str(conflict)}]}
                self._answer(409, {"httpStatus": "Conflict", "status": "WARNING", "response": inner})
            else:
                inner = {"status": "SUCCESS", "importCount": {"ignored": 0}, "conflicts": []}
                self._answer(200, {"httpStatus": "OK", "status": "OK", "response": inner})

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
