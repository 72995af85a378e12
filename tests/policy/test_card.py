"""The card for the doorstep: every number of the country, the same for everyone, and ways without speech."""

from dataclasses import replace

from click.testing import CliRunner

from skill.cli.main import cli
from skill.domain.landlord import Jurisdiction
from skill.domain.numbers import numbers_of
from skill.signoff.card import numbers_card
from skill.signoff.samples import CLOSED_AT_NIGHT, LANDLORD, WITHOUT_NUMBERS
from skill.speech import cards
from tests.tables import each_row


@each_row("place", list(Jurisdiction))
def test_the_card_has_every_number_of_its_country_and_no_other(place: Jurisdiction) -> None:
    printed = numbers_card(replace(LANDLORD, jurisdiction=place))

    assert [each.number for each in numbers_of(place) if each.number not in printed] == []
    others = {each.number for other in Jurisdiction for each in numbers_of(other)}
    mine = {each.number for each in numbers_of(place)}
    assert [number for number in others - mine if f"**{number}**" in printed] == []


def test_a_helpline_is_a_line_among_others() -> None:
    lines = numbers_card(LANDLORD).splitlines()
    at = next(number for number, line in enumerate(lines) if "0808 2000 247" in line)

    assert lines[at - 1].startswith("* Samaritans")
    assert lines[at + 1].startswith("* ")


def test_the_card_has_the_landlords_numbers_as_far_as_there_are_any() -> None:
    assert "day or night: **01632 960 188**" in numbers_card(LANDLORD)
    assert "day or night:" not in numbers_card(CLOSED_AT_NIGHT)
    assert "Meadowbank" not in numbers_card(WITHOUT_NUMBERS)


def test_the_card_has_ways_to_999_without_speech() -> None:
    printed = numbers_card(LANDLORD)

    assert [
        way for way in ("18000", "999bsl", "text the word register to 999", "press 55") if way not in printed
    ] == []


def test_the_command_names_the_coach_of_a_home(tmp_path: object) -> None:
    environment = {"HOME_COACH_DATA": f"sqlite:///{tmp_path}/homes.sqlite3"}

    result = CliRunner().invoke(cli, ["card", "--home", "T1001"], env=environment)

    assert "* Your coach is Priya" in result.stdout
    assert "Your coach" not in CliRunner().invoke(cli, ["card"], env=environment).stdout


def test_nothing_shown_in_the_app_is_about_harm() -> None:
    shown = f"{cards.things_to_say()} {cards.ways_to_pay(LANDLORD)}".lower()

    assert [
        word for word in ("999", "abuse", "violence", "helpline", "samaritans", "harm") if word in shown
    ] == []
