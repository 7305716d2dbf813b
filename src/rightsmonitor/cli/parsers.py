"""Parsers in the words of the chosen language, and the options that all commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from rightsmonitor import __version__
from rightsmonitor.cli.output import Output
from rightsmonitor.domain.errors import InputError, NotYet
from rightsmonitor.wording import LANGUAGES, Words

Run = Callable[[argparse.Namespace, Output], int]

# Every sentence of argparse, by the message of cli.ftl that says it; a test compares with the library.
SENTENCES = {
    "usage: ": "cli-argparse-usage",
    "options": "cli-argparse-options",
    "positional arguments": "cli-argparse-positionals",
    "subcommands": "cli-argparse-commands",
    "show this help message and exit": "cli-argparse-help",
    "show program's version number and exit": "cli-argparse-version",
    "the following arguments are required: %s": "cli-argparse-required",
    "unrecognized arguments: %s": "cli-argparse-unrecognized",
    "argument %(argument_name)s: %(message)s": "cli-argparse-argument",
    "expected one argument": "cli-argparse-one",
    "expected at most one argument": "cli-argparse-at-most-one",
    "expected at least one argument": "cli-argparse-at-least-one",
    "expected %s argument": "cli-argparse-several",
    "expected %s arguments": "cli-argparse-several",
    "ignored explicit argument %r": "cli-argparse-ignored",
    "invalid choice: %(value)r (choose from %(choices)s)": "cli-argparse-choice",
    "invalid %(type)s value: %(value)r": "cli-argparse-value",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "cli-argparse-choice-of",
    "not allowed with argument %s": "cli-argparse-not-with",
    "one of the arguments %s is required": "cli-argparse-one-of",
    "ambiguous option: %(option)s could match %(matches)s": "cli-argparse-ambiguous",
    "can't open '%(filename)s': %(error)s": "cli-argparse-open",
}


class UsageError(InputError):
    """The command line itself is wrong; `sentence` says how, in the chosen language."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class Parser(argparse.ArgumentParser):
    """Raises UsageError instead of ending the process."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


class TopParser(Parser):
    """What stands below its help is put together when somebody asks for help; the window does not."""

    words: Words

    def format_help(self) -> str:
        self.epilog = self.words("cli-exit-codes")
        return super().format_help()


@dataclass(frozen=True, slots=True)
class Group:
    """A command group: `rightsmonitor vault …`."""

    words: Words
    name: str
    commands: Any

    def add(self, name: str, run: Run, *, example: str, vault: bool = False) -> Command:
        """A command. `cli-<group>-<name>` says what it does; `vault`: it opens one as somebody."""
        command = _command(self.commands, self.words, name, f"cli-{self.name}-{name}", run, example)
        return command.vault_options() if vault else command

    def later(self, *names: str) -> None:
        """Commands that are announced and answer "not yet"."""
        for name in names:
            full = f"rightsmonitor {self.name} {name}"
            parser = self.commands.add_parser(name, help=self.words("cli-later"), description=self.words("cli-later"))
            add_common(parser, self.words)
            parser.set_defaults(run=_refuse(full), anything_goes=True)

    def group(self, name: str) -> Group:
        """A group inside the group: `authority trust …`."""
        text = self.words(f"cli-{self.name}-{name}")
        parser = self.commands.add_parser(name, help=text, description=text)
        add_common(parser, self.words)
        return Group(self.words, f"{self.name}-{name}", _commands(parser, self.words))


@dataclass(frozen=True, slots=True)
class Command:
    words: Words
    parser: Parser

    def argument(self, *names: str, help: str = "", **options: Any) -> Command:
        """As argparse; the help is the message `cli-argument-<help or name>`."""
        key = help or names[-1].lstrip("-").lower()
        self.parser.add_argument(*names, help=self.words(f"cli-argument-{key}"), **options)
        return self

    def vault_options(self) -> Command:
        """`--vault`, `--user` and `--passphrase-fd`, for a command that opens a vault as somebody."""
        self.argument("--vault", metavar="FOLDER", type=Path, default=argparse.SUPPRESS)
        self.argument("--user", metavar="NAME", default=argparse.SUPPRESS)
        return self.argument("--passphrase-fd", metavar="N", type=int, default=argparse.SUPPRESS)


def _refuse(command: str) -> Run:
    def run(args: argparse.Namespace, out: Output) -> int:
        raise NotYet(command=command)

    return run


def _commands(parser: argparse.ArgumentParser, words: Words) -> Any:
    return parser.add_subparsers(
        title=words("cli-argparse-commands"), metavar="COMMAND", required=True, parser_class=Parser
    )


def add_common(parser: argparse.ArgumentParser, words: Words) -> None:
    """Options of every command. Without defaults, so that they may stand before or after the command."""
    parser.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=words("cli-argument-json"))
    parser.add_argument("--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=words("cli-argument-language"))


@dataclass(frozen=True, slots=True)
class Root:
    """The whole command line."""

    words: Words
    parser: Parser
    groups: Any

    @classmethod
    def build(cls, words: Words) -> Root:
        """Turns argparse's own sentences into those of `words`, then makes the top parser."""
        _translate_argparse(words)
        parser = TopParser(
            prog="rightsmonitor",
            description=words("cli-about"),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        parser.words = words
        parser.add_argument("--version", action="version", version=__version__, help=words("cli-argparse-version"))
        parser.set_defaults(json=False, language=None, vault=None, user=None, passphrase_fd=None, run=None)
        parser.set_defaults(anything_goes=False)
        add_common(parser, words)
        Command(words, parser).vault_options()
        groups = parser.add_subparsers(title=words("cli-argparse-commands"), metavar="COMMAND", parser_class=Parser)
        return cls(words, parser, groups)

    def group(self, name: str) -> Group:
        """A group of commands; `cli-<name>` says what it is about."""
        text = self.words(f"cli-{name}")
        parser = self.groups.add_parser(name, help=text, description=text, allow_abbrev=False)
        add_common(parser, self.words)
        return Group(self.words, name, _commands(parser, self.words))

    def name(self, name: str) -> None:
        """The bare name of a group that this command line does not ask for."""
        self.groups.add_parser(name, help=self.words(f"cli-{name}"))

    def add(self, name: str, run: Run, *, example: str) -> Command:
        """A command without a group."""
        return _command(self.groups, self.words, name, f"cli-{name}", run, example)


def _command(commands: Any, words: Words, name: str, key: str, run: Run, example: str) -> Command:
    text = words(key)
    parser: Parser = commands.add_parser(
        name,
        help=text,
        description=text,
        epilog=f"{words('cli-example')}\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_common(parser, words)
    parser.set_defaults(run=run)
    return Command(words, parser)


def _translate_argparse(words: Words) -> None:
    """argparse looks its sentences up through `_` and `ngettext` of its module, and offers no other door."""

    def one(text: str) -> str:
        key = SENTENCES.get(text)
        return text if key is None else words(key) + " " * text.endswith(" ")

    def many(singular: str, plural: str, count: int) -> str:
        return one(singular if count == 1 else plural)

    argparse._ = one  # type: ignore[attr-defined]
    argparse.ngettext = many  # type: ignore[attr-defined]
