from pathlib import Path

from skill.interaction_model.locales import build_locales


def test_every_other_english_locale_is_the_british_model_byte_for_byte(tmp_path: Path) -> None:
    source = tmp_path / "en-GB.json"
    source.write_bytes('{"interactionModel": "£, é and\r\nall"}\n'.encode())

    written = build_locales(source, tmp_path / "models")

    assert [path.name for path in written] == ["en-US.json", "en-AU.json", "en-CA.json", "en-IN.json"]
    assert {path.read_bytes() for path in written} == {source.read_bytes()}


def test_building_again_replaces_what_was_there_and_leaves_the_source_alone(tmp_path: Path) -> None:
    source = tmp_path / "en-GB.json"
    source.write_bytes(b'{"new": true}\n')
    (tmp_path / "en-US.json").write_bytes(b'{"old": true, "and": "longer"}\n')

    build_locales(source, tmp_path)

    assert (tmp_path / "en-US.json").read_bytes() == b'{"new": true}\n'
    assert source.read_bytes() == b'{"new": true}\n'
