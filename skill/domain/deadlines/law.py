"""The time limits that two statutes set for repairs. Not legal advice: `docs/deadlines.md` says why.

Awaab's Law: Hazards in Social Housing (Prescribed Requirements) (England) Regulations 2025, SI 2025/1042.
Notice of disrepair: section 11 of the Landlord and Tenant Act 1985, repairs that are owed once known.
Right to Repair: Secure Tenants of Local Housing Authorities (Right to Repair) Regulations 1994, SI 1994/133.
"""

from datetime import date

from skill.domain.repairs.triage import HazardClass, RepairRight

NOTICE = "section 11, Landlord and Tenant Act 1985"
"""Of what the landlord has notice by a message about a danger, in England."""

EMERGENCY_HOURS = 24
INVESTIGATE_WORKING_DAYS = 10
SUMMARY_WORKING_DAYS = 3
SAFETY_WORK_WORKING_DAYS = 5
WORKS_BEGIN_WEEKS = 12

PHASES = (1, 2, 3)
SAFE_PHASE = 2
"""No commencement date of the second phase is known, so its hazards count unless the landlord opts out."""

_PHASE_1 = frozenset({HazardClass.DAMP_AND_MOULD})
_PHASE_2 = _PHASE_1 | {
    HazardClass.EXCESS_COLD,
    HazardClass.EXCESS_HEAT,
    HazardClass.FALLS_BATH,
    HazardClass.FALLS_LEVEL,
    HazardClass.FALLS_STAIRS,
    HazardClass.FALLS_BETWEEN_LEVELS,
    HazardClass.STRUCTURAL_COLLAPSE,
    HazardClass.EXPLOSION,
    HazardClass.FIRE,
    HazardClass.ELECTRICAL,
    HazardClass.DOMESTIC_HYGIENE,
    HazardClass.PERSONAL_HYGIENE,
    HazardClass.FOOD_SAFETY,
}
SIGNIFICANT: dict[int, frozenset[HazardClass]] = {1: _PHASE_1, 2: _PHASE_2, 3: frozenset(HazardClass)}
"""The hazards that can be significant, by phase. Any hazard can be an emergency from phase 1 on."""

HEATING_IN_WINTER, HEATING_IN_SUMMER = 1, 3

_RIGHT_TO_REPAIR = {
    RepairRight.NO_ELECTRICITY: 1,
    RepairRight.PART_ELECTRICITY: 3,
    RepairRight.UNSAFE_ELECTRICS: 1,
    RepairRight.NO_WATER: 1,
    RepairRight.PART_WATER: 3,
    RepairRight.NO_GAS: 1,
    RepairRight.BLOCKED_FLUE: 1,
    RepairRight.BLOCKED_DRAIN_OR_ONLY_TOILET: 1,
    RepairRight.ONLY_TOILET_NOT_FLUSHING: 1,
    RepairRight.BLOCKED_SINK_OR_BATH: 3,
    RepairRight.TAP_STUCK: 3,
    RepairRight.LEAKING_PIPE: 1,
    RepairRight.LEAKING_ROOF: 7,
    RepairRight.INSECURE_WINDOW_OR_DOOR: 1,
    RepairRight.LOOSE_BANISTER: 3,
    RepairRight.ROTTEN_FLOOR: 3,
    RepairRight.ENTRYPHONE: 7,
    RepairRight.EXTRACTOR_FAN: 7,
}


def right_to_repair_days(right: RepairRight, reported_on: date) -> int:
    """Working days, from the Schedule. Its "between 31 October and 1 May" excludes both of those days."""
    if right is not RepairRight.HEATING:
        return _RIGHT_TO_REPAIR[right]
    is_winter = reported_on.month >= 11 or reported_on.month <= 4
    return HEATING_IN_WINTER if is_winter else HEATING_IN_SUMMER
