"""The command `load`: a landlord's folder into the store, or nothing at all, and a report either way."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

import click

from skill.bootstrap import Store
from skill.cli.workspace import Workspace, open_workspace
from skill.domain.landlord import Landlord
from skill.errors import LoadRefused, NothingToRollBack
from skill.housing.extract import dates
from skill.housing.extract.columns import FILES
from skill.housing.extract.findings import Refused, report
from skill.housing.extract.folder import ALLOW_DROP, Folder, Options, account_to_ask_about, open_folder
from skill.housing.extract.money import BalanceSign
from skill.housing.extract.rows import Check, Extract, LoadInfo
from skill.services.heartbeats import SUCCEEDED, leaving_heartbeat
from skill.services.ports import BackgroundJob

OWES, IN_CREDIT = "owes", "credit"
WORTH_A_BAR = 20_000_000
"""Bytes: a shorter load is over before anyone reads a progress bar."""


class Loads(Protocol):
    """What a load needs of a store."""

    def load(self, extract: Extract, *, check: Check) -> None: ...

    def loaded(self) -> LoadInfo | None: ...


class DryRun:
    """Counts what a store would keep, and keeps nothing."""

    def __init__(self, store: Loads) -> None:
        self._before = store.loaded()

    def loaded(self) -> LoadInfo | None:
        return self._before

    def load(self, extract: Extract, *, check: Check) -> None:
        stored = {}
        for kind in FILES:
            stored[kind.table] = sum(1 for _ in extract.stored(kind.table))
        check(self._before, stored)


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Read and check everything, and change nothing.")
@click.option(
    "--sign",
    type=click.Choice([sign.value for sign in BalanceSign]),
    help="What a balance without a minus means.",
)
@click.option("--as-of", "as_of", help="When the figures were true, such as 2026-11-23T20:00.")
@click.option(
    "--allow-drop",
    type=click.IntRange(0, 100),
    default=ALLOW_DROP,
    show_default=True,
    help="How many percent fewer rows than last time a file may have.",
)
@click.option("--rollback", is_flag=True, help="Answer from the load before this one again.")
def load(
    folder: Path | None, dry_run: bool, sign: str | None, as_of: str | None, allow_drop: int, rollback: bool
) -> None:
    """Load the CSV files of FOLDER as a whole, or refuse them as a whole and say why."""
    if rollback == (folder is not None):
        raise click.UsageError("give a FOLDER, or --rollback")
    with open_workspace(with_made_up_homes=False) as workspace:
        landlord = workspace.settings.landlord
        if folder is None:
            roll_back(workspace.store, landlord)
            return
        options = Options(
            zone=landlord.timezone,
            now=workspace.clock.now(),
            sign=BalanceSign(sign) if sign else None,
            as_of=_moment(as_of, landlord),
            allow_drop=allow_drop,
        )
        if not _load_and_beat(workspace, folder, options, dry_run=dry_run):
            sys.exit(1)


def _load_and_beat(workspace: Workspace, folder: Path, options: Options, *, dry_run: bool) -> bool:
    """As `load_folder`; a load that was meant leaves a heartbeat."""
    if dry_run:
        return load_folder(workspace.store, folder, options, dry_run=True, ask=ask)
    with leaving_heartbeat(BackgroundJob.LOAD, workspace.store, workspace.clock) as run:
        is_loaded = load_folder(workspace.store, folder, options, dry_run=False, ask=ask)
        run.outcome = SUCCEEDED if is_loaded else "refused"
    return is_loaded


def _moment(text: str | None, landlord: Landlord) -> datetime | None:
    """A time without a zone is the landlord's wall clock."""
    try:
        return None if text is None else dates.instant(text, landlord.timezone)
    except Refused:
        raise click.BadParameter("not a time like 2026-11-23T20:00", param_hint="--as-of") from None


def ask(account_ref: str) -> str | None:
    """The one question whose answer cannot be guessed, to a person only; it shows the reference alone."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    answer: str = click.prompt(
        f"Look account {account_ref} up in the housing system: is it in credit, or does it owe?",
        type=click.Choice([IN_CREDIT, OWES]),
        err=True,
    )
    return answer


def load_folder(
    store: Loads, path: Path, options: Options, *, dry_run: bool, ask: Callable[[str], str | None]
) -> bool:
    """Load or refuse, and tell; whether it was, or with a dry run would be, loaded."""
    store = DryRun(store) if dry_run else store
    folder = open_folder(path, options)
    if not folder.findings.is_refused:
        _settle_sign(folder, _landlords_own(store.loaded()), ask)
    is_loaded = not folder.findings.is_refused and _load(store, folder)
    for line in report(folder.findings):
        click.echo(line)
    click.echo(_verdict(folder, options, dry_run=dry_run) if is_loaded else REFUSED)
    return is_loaded


REFUSED = "Refused. Nothing was changed: what was loaded before still answers."


def _verdict(folder: Folder, options: Options, *, dry_run: bool) -> str:
    as_of = folder.context.as_of.astimezone(options.zone).strftime("%d/%m/%Y %H:%M")
    if dry_run:
        return f"Dry run: all of it could be loaded, as of {as_of}. Nothing was changed."
    return f"Loaded, as of {as_of}."


def _load(store: Loads, folder: Folder) -> bool:
    def check(before: LoadInfo | None, stored: Mapping[str, int]) -> Mapping[str, int]:
        return folder.check(_landlords_own(before), stored)

    try:
        with _bar(folder):
            store.load(folder.extract(), check=check)
    except LoadRefused as refused:
        if not folder.findings.is_refused:
            click.echo(str(refused))
        return False
    return True


def _landlords_own(before: LoadInfo | None) -> LoadInfo | None:
    """Made-up homes are nothing to compare a landlord's with."""
    from skill.housing.sample.extract import SOURCE

    return None if before is not None and before.source == SOURCE else before


def _settle_sign(folder: Folder, before: LoadInfo | None, ask: Callable[[str], str | None]) -> None:
    """What was said on the command line, else what was answered before, else what a person says now."""
    context = folder.context
    remembered = BalanceSign(before.sign) if before and before.sign in set(BalanceSign) else None
    if context.sign and remembered and context.sign is not remembered:
        folder.findings.note("rent_accounts.csv", f"the sign was {remembered}, and is now {context.sign}")
    context.sign = context.sign or remembered
    question = None if context.sign else account_to_ask_about(folder)
    if question is None:
        return
    account_ref, if_it_owes = question
    answer = ask(account_ref)
    if answer is None:
        folder.findings.refuse(
            "rent_accounts.csv",
            f"is account {account_ref} in credit, or does it owe? Look it up in your system, then run "
            f"this again with --sign {if_it_owes} if it owes, or --sign {if_it_owes.other} if not",
        )
    else:
        context.sign = if_it_owes if answer == OWES else if_it_owes.other


@contextmanager
def _bar(folder: Folder) -> Iterator[None]:
    if folder.size < WORTH_A_BAR or not sys.stderr.isatty():
        yield
        return
    with click.progressbar(length=folder.size, label="Reading", file=sys.stderr) as bar:
        folder.context.progress = bar.update
        yield


def roll_back(store: Store, landlord: Landlord) -> None:
    try:
        now = store.roll_back()
    except (NothingToRollBack, LoadRefused) as problem:
        click.echo(f"Nothing was changed: {str(problem) or 'no earlier load is kept'}.")
        sys.exit(1)
    as_of = landlord.local(now.as_of).strftime("%d/%m/%Y %H:%M")
    click.echo(f"Rolled back: {now.source}, as of {as_of}, answers again.")
