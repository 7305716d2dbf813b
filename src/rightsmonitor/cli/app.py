"""The command line: one parser, one door for every failure."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from rightsmonitor import wording
from rightsmonitor.cli import failures, groups
from rightsmonitor.cli.output import Output, use_utf8
from rightsmonitor.cli.parsers import SENTENCES, Parser, Root
from rightsmonitor.wording import LANGUAGES, Language, Words

OpenWindow = Callable[[Path | None, Language | None], int]


def main(argv: Sequence[str], *, open_window: OpenWindow, open_authority: Callable[..., int] | None = None) -> int:
    """Runs one command and returns its exit code: 0 done, 1 bad verdict, 2 input, 3 world, 4 our bug."""
    use_utf8()
    words = wording.words(asked_language(argv) or wording.default_language())
    out = Output(words, json="--json" in argv)
    try:
        args = _parsed(build(words, only=argv).parser, argv, words)
        if args.run is None:
            return open_window(args.vault, args.language)
        args.open_window, args.open_authority = open_window, open_authority
        return int(args.run(args, out))
    except SystemExit as stop:  # --help and --version
        return int(stop.code or 0)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  the one hook
        return failures.report(error, out)


def build(words: Words, *, only: Collection[str] = groups.ALL) -> Root:
    """The parser with the commands of the groups in `only`."""
    root = Root.build(words)
    groups.add(root, only=only)
    return root


def asked_language(argv: Sequence[str]) -> Language | None:
    """The value of `--language`, before there is a parser that could say what is wrong with the rest."""
    for at, word in enumerate(argv):
        name, equals, value = word.partition("=")
        if name == "--language":
            asked = value if equals else next(iter(argv[at + 1 :]), "")
            return next((language for language in LANGUAGES if language == asked), None)
    return None


def _parsed(parser: Parser, argv: Sequence[str], words: Words) -> Namespace:
    args, rest = parser.parse_known_args(argv)
    if rest and not args.anything_goes:
        parser.error(words(SENTENCES["unrecognized arguments: %s"]) % " ".join(rest))
    return args
