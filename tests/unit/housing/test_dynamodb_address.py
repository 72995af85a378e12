"""Which table a URL names; malformed URLs are refused."""

import pytest

from skill.errors import ConfigurationError
from skill.housing.dynamodb.address import Address
from tests.tables import each_row


def test_a_table_and_its_region() -> None:
    found = Address.read("dynamodb:///home-coach-trial?region=eu-west-1")

    assert found == Address(table="home-coach-trial", region="eu-west-1")
    assert not found.is_on_this_machine


def test_local_engine_is_accepted() -> None:
    found = Address.read("dynamodb:///homes?region=eu-west-1&endpoint=http://127.0.0.1:8000")

    assert found.endpoint == "http://127.0.0.1:8000"
    assert found.is_on_this_machine


def test_an_endpoint_elsewhere_is_not_this_machine() -> None:
    url = "dynamodb:///homes?region=eu-west-1&endpoint=https://vpce-1.dynamodb.eu-west-1.vpce.amazonaws.com"

    assert not Address.read(url).is_on_this_machine


@each_row(
    ("url", "says"),
    [
        ("dynamodb:///homes", "needs a region"),
        ("dynamodb:///homes?region=", "needs a region"),
        ("dynamodb:///homes?region=Ireland", "needs a region"),
        ("dynamodb://homes?region=eu-west-1", "written dynamodb:///TABLE"),
        ("dynamodb:///?region=eu-west-1", "not the name of a table"),
        ("dynamodb:///a/b?region=eu-west-1", "not the name of a table"),
        ("dynamodb:///homes?region=eu-west-1&region=eu-west-2", "once each"),
        ("dynamodb:///homes?region=eu-west-1&endpont=http://127.0.0.1", "nothing else"),
        ("dynamodb:///homes?region=eu-west-1&endpoint=127.0.0.1:8000", "endpoint is a URL"),
        ("dynamodb:///homes?region=eu-west-1&endpoint=", "endpoint is a URL"),
        ("dynamodb:///homes?region=eu-west-1#x", "written dynamodb:///TABLE"),
    ],
)
def test_mistyped_url_is_refused_with_the_reason(url: str, says: str) -> None:
    with pytest.raises(ConfigurationError, match=f"HOME_COACH_DATA: .*({says})"):
        Address.read(url)
