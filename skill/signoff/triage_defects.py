"""The defects of the Right to Repair in the words of the Schedule to SI 1994/133, shortened."""

from skill.domain.repairs.triage import RepairRight

DEFECTS: dict[RepairRight, str] = {
    RepairRight.NO_ELECTRICITY: "total loss of electricity",
    RepairRight.PART_ELECTRICITY: "partial loss of electricity",
    RepairRight.UNSAFE_ELECTRICS: "unsafe power or lighting socket, or fitting",
    RepairRight.NO_WATER: "total loss of water",
    RepairRight.PART_WATER: "partial loss of water",
    RepairRight.NO_GAS: "total or partial loss of gas",
    RepairRight.BLOCKED_FLUE: "blocked flue",
    RepairRight.HEATING: "total or partial loss of heating or hot water",
    RepairRight.BLOCKED_DRAIN_OR_ONLY_TOILET: "blocked or leaking foul drain, or the only toilet's pan",
    RepairRight.ONLY_TOILET_NOT_FLUSHING: "the only toilet not flushing",
    RepairRight.BLOCKED_SINK_OR_BATH: "blocked sink, bath or basin",
    RepairRight.TAP_STUCK: "tap that cannot be turned",
    RepairRight.LEAKING_PIPE: "leaking water or heating pipe, tank or cistern",
    RepairRight.LEAKING_ROOF: "leaking roof",
    RepairRight.INSECURE_WINDOW_OR_DOOR: "insecure outside window, door or lock",
    RepairRight.LOOSE_BANISTER: "loose or detached banister or handrail",
    RepairRight.ROTTEN_FLOOR: "rotten floor or stair tread",
    RepairRight.ENTRYPHONE: "door entryphone not working",
    RepairRight.EXTRACTOR_FAN: "extractor fan not working",
}
