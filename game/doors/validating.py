"""The commands validate and experiments: what the model is worth, claim by claim and fact by fact."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from game.doors.codes import FINE
from game.doors.numbers import values_of
from game.doors.speech import Usage, complain, progress, say
from game.lab.card import as_text, write_card
from game.lab.experiments import EXPERIMENTS
from game.lab.page import page
from game.lab.telling import headline, paragraphs, summary
from game.lab.validation import NAMES, levels_of, report
from game.lab.validation import validate as run
from game.models import fitness
from game.schema import library
from game.schema.constants import fault_of_values
from game.schema.files import write_text
from game.schema.findings import Finding, Report
from game.schema.problems import nearest, shown


def validate(options: Namespace) -> int:
    """Run experiments and back-tests, tell each as it is done, and write what was asked for."""
    names = _named(options.only)
    fixed = _values(options, names)
    if options.card and (options.only or fixed):
        raise Usage("The model card is of everything, with the game's own constants: leave out --only and --set.")
    quiet = options.json == "-"
    found = report(_run(names, options, fixed, quiet=quiet), options.seeds, fixed)
    if quiet:
        sys.stdout.write(as_text(found))
    else:
        for line in [*summary(found), *fitness.summary()]:
            say(line)
    _write(options, found)
    return FINE


def experiments(options: Namespace) -> int:
    """Run the experiments alone."""
    names = list(EXPERIMENTS)
    fixed = _values(options, names)
    found = report(_run(names, options, fixed, quiet=options.json), options.seeds, fixed)
    if options.json:
        say(json.dumps(found.model_dump(mode="json"), indent=2, ensure_ascii=False))
    return FINE


def _named(only: str | None) -> list[str]:
    """The experiments and facts that were asked for, in order. Raises Usage."""
    if not only:
        return list(NAMES)
    asked = [word.strip().upper() for word in only.split(",") if word.strip()]
    for name in asked:
        if name not in NAMES:
            raise Usage(f"There is no experiment or fact {shown(name)}. {nearest(name, NAMES)}")
    return [name for name in NAMES if name in asked]


def _values(options: Namespace, names: Sequence[str]) -> dict[str, float]:
    """The values given with --set, checked against every level that will be played. Raises Usage."""
    values = values_of(options.settings)
    for level in levels_of(names):
        if fault := fault_of_values(values, library.read(level).level):
            raise Usage(f"{level}: {fault}")
    return values


def _run(names: Sequence[str], options: Namespace, fixed: dict[str, float], *, quiet: bool) -> list[Finding]:
    found: list[Finding] = []
    progress(0.0)
    for finding in run(names, options.seeds, fixed, options.jobs):
        found.append(finding)
        if not quiet:
            if sys.stderr.isatty():
                sys.stderr.write("\r\x1b[K")
            say("\n  ".join([headline(finding), *paragraphs(finding)]))
        progress(len(found) / len(names))
    return found


def _write(options: Namespace, found: Report) -> None:
    """The files that were asked for."""
    if options.json and options.json != "-":
        write_text(Path(options.json), as_text(found))
        complain(f"{options.json}: {len(found.findings)} findings.")
    if options.html:
        write_text(Path(options.html), page(found))
        complain(f"{options.html}: a page to read.")
    if options.card:
        complain(f"{os.path.relpath(write_card(found))}: the model card is renewed.")
