"""When a folder's figures were true: what its manifest says, or how old its newest file is."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from skill.housing.extract import dates
from skill.housing.extract.files import MANIFEST
from skill.housing.extract.findings import Refused
from skill.housing.extract.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the export says of itself; all of it may be missing. `rows` counts each file's, without header."""

    as_of: datetime | None = None
    rows: Mapping[str, int] = field(default_factory=dict)


def read_manifest(folder: Path, zone: ZoneInfo) -> Manifest:
    """Raises `Refused` for a manifest that is there and makes no sense."""
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Manifest()
    except (OSError, UnicodeDecodeError):
        raise Refused("the manifest cannot be read") from None
    try:
        facts = json.loads(text)
        rows = {str(name).removesuffix(".csv"): int(count) for name, count in facts.get("rows", {}).items()}
        said = facts.get("as_of")
        return Manifest(as_of=None if said is None else dates.instant(str(said), zone), rows=rows)
    except (ValueError, TypeError, AttributeError):
        raise Refused('the manifest is not like {"as_of": "2026-11-23T20:00", "rows": {...}}') from None


def as_of_from(tables: Iterable[Table], now: datetime) -> datetime:
    """The newest file's age: an export is not older than its last file."""
    written = [table.file.path.stat().st_mtime for table in tables]
    return datetime.fromtimestamp(max(written), UTC) if written else now
