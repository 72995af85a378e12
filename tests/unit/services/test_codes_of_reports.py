"""A report carries the landlord's code of its fault."""

import pytest

from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.reporting import Draft
from skill.services.repairs import RepairService
from tests.unit.services.stores import Watch
from tests.unit.services.test_deadlines_of_reports import LANDLORD
from tests.unit.services.test_repair_rules import HOME, Jobs


@pytest.mark.parametrize(("fault_id", "code"), [("tap_dripping", "T1"), ("no_water", None)])
def test_a_report_has_the_code_of_its_fault(fault_id: str, code: str | None) -> None:
    jobs = Jobs()
    RepairService(jobs, clock=Watch(), landlord=LANDLORD, fault_codes={"tap_dripping": "T1"}).report(
        HOME, Draft(fault=FAULTS[fault_id]), request_id="r1"
    )

    assert jobs.reported.landlord_code == code


def test_a_landlord_without_codes_sends_none() -> None:
    jobs = Jobs()
    RepairService(jobs, clock=Watch(), landlord=LANDLORD).report(
        HOME, Draft(fault=FAULTS["tap_dripping"]), request_id="r1"
    )

    assert jobs.reported.landlord_code is None
