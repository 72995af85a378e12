"""Writes the other English models from the British one: a device hears only a model of its own locale."""

from pathlib import Path

SOURCE_LOCALE = "en-GB"
GENERATED_LOCALES = ("en-US", "en-AU", "en-CA", "en-IN")
LOCALES = (SOURCE_LOCALE, *GENERATED_LOCALES)


def build_locales(source: Path, into: Path) -> list[Path]:
    """The files written, byte for byte the source; whatever they held before is gone."""
    content = source.read_bytes()
    into.mkdir(parents=True, exist_ok=True)
    written = [into / f"{locale}.json" for locale in GENERATED_LOCALES]
    for path in written:
        path.write_bytes(content)
    return written
