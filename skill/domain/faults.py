"""The catalogue of faults a tenant can report, with stable ids shared with the interaction model."""

from dataclasses import dataclass

from skill.domain.hazards import Hazard
from skill.domain.rooms import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`said` is a noun phrase with its article: "a dripping tap", "no hot water".

    `room` is where the fault must be; where it is None and `asks_room`, the tenant is asked.
    `is_urgent` adds the number to ring; `danger` ends the conversation with a safety answer.
    """

    fault_id: str
    said: str
    room: Room | None = None
    asks_room: bool = False
    is_urgent: bool = False
    danger: Hazard | None = None

    @property
    def thing(self) -> str:
        """What is broken, whatever is wrong with it: "the toilet" asks after a toilet that won't flush."""
        words = self.fault_id.removeprefix("no_").split("_")
        return _SAME_THING.get(words[0], words[0])


_SAME_THING = {"boiler": "heating", "radiator": "heating", "thermostat": "heating", "hot": "heating"}


def _somewhere(fault_id: str, said: str, *, urgent: bool = False, danger: Hazard | None = None) -> Fault:
    """A fault that can be in several rooms, so that whoever comes has to know which."""
    return Fault(fault_id=fault_id, said=said, asks_room=True, is_urgent=urgent, danger=danger)


def _in(
    room: Room | None, fault_id: str, said: str, *, urgent: bool = False, danger: Hazard | None = None
) -> Fault:
    """A fault with one place, or one that is found without being told the room."""
    return Fault(fault_id=fault_id, said=said, room=room, is_urgent=urgent, danger=danger)


_ALL = (
    # Toilets
    _in(None, "toilet_fault", "a problem with the toilet"),
    _in(None, "toilet_not_flushing", "a toilet that won't flush", urgent=True),
    _in(None, "toilet_blocked", "a blocked toilet", urgent=True),
    _in(None, "toilet_overflowing", "an overflowing toilet", urgent=True),
    _in(None, "toilet_leaking", "a leaking toilet", urgent=True),
    _in(None, "toilet_keeps_running", "a toilet that keeps running"),
    _in(None, "toilet_loose_or_cracked", "a loose or cracked toilet"),
    _in(None, "toilet_seat_broken", "a broken toilet seat"),
    # Taps, pipes and water
    _somewhere("tap_fault", "a problem with a tap"),
    _somewhere("tap_dripping", "a dripping tap"),
    _somewhere("tap_stuck", "a tap that won't turn"),
    _somewhere("tap_will_not_turn_off", "a tap that won't turn off", urgent=True),
    _in(Room.WHOLE_HOME, "no_water", "no water", urgent=True),
    _in(None, "low_water_pressure", "a problem with low water pressure"),
    _somewhere("dirty_water", "a tap with dirty water", urgent=True),
    _somewhere("leaking_pipe", "a leaking pipe", urgent=True),
    _somewhere("burst_pipe", "a burst pipe", urgent=True, danger=Hazard.FLOOD),
    _in(None, "frozen_pipe", "a frozen pipe", urgent=True),
    _in(None, "overflow_pipe_running", "an overflow pipe that keeps running"),
    _in(None, "stop_tap_stuck", "a stuck stop tap"),
    _in(None, "water_tank_fault", "a problem with the water tank"),
    _in(None, "noisy_pipe", "a noisy pipe"),
    _in(Room.KITCHEN, "washing_machine_pipe_fault", "a problem with a washing machine pipe"),
    # Sinks, baths and showers
    _somewhere("sink_fault", "a problem with a sink"),
    _somewhere("sink_blocked", "a blocked sink"),
    _somewhere("sink_leaking", "a leak under the sink", urgent=True),
    _in(Room.BATHROOM, "bath_fault", "a damaged bath"),
    _in(Room.BATHROOM, "bath_blocked", "a blocked bath"),
    _in(Room.BATHROOM, "bath_leaking", "a leaking bath", urgent=True),
    _in(Room.BATHROOM, "bath_panel_loose", "a loose bath panel"),
    _in(Room.BATHROOM, "bath_seal_worn", "a worn seal round the bath"),
    _in(Room.BATHROOM, "shower_not_working", "a shower that isn't working"),
    _in(Room.BATHROOM, "shower_cold", "a shower that runs cold"),
    _in(Room.BATHROOM, "shower_too_hot", "a shower that is too hot", urgent=True),
    _in(Room.BATHROOM, "shower_leaking", "a leaking shower", urgent=True),
    _in(Room.BATHROOM, "shower_drain_blocked", "a blocked shower drain"),
    _in(Room.BATHROOM, "shower_head_or_hose_broken", "a broken shower head or hose"),
    _in(Room.BATHROOM, "shower_tray_cracked", "a cracked shower tray"),
    # Heating and hot water
    _in(Room.WHOLE_HOME, "no_heating", "no heating", urgent=True),
    _in(Room.WHOLE_HOME, "no_hot_water", "no hot water", urgent=True),
    _in(Room.WHOLE_HOME, "no_heating_or_hot_water", "no heating or hot water", urgent=True),
    _in(None, "boiler_not_working", "a boiler that isn't working", urgent=True),
    _in(None, "boiler_losing_pressure", "a boiler that loses pressure"),
    _in(None, "boiler_leaking", "a leaking boiler", urgent=True),
    _in(None, "boiler_noisy", "a noisy boiler"),
    _in(None, "boiler_service_due", "a boiler that needs its service"),
    _in(None, "boiler_flue_damaged", "a damaged boiler flue", urgent=True),
    _somewhere("radiator_not_working", "a radiator that isn't working"),
    _somewhere("radiator_leaking", "a leaking radiator", urgent=True),
    _somewhere("radiator_loose", "a loose radiator"),
    _somewhere("radiator_valve_stuck", "a stuck radiator valve"),
    _in(None, "thermostat_not_working", "a thermostat that isn't working"),
    _in(None, "heating_controls_fault", "a problem with the heating controls"),
    _in(None, "heating_will_not_turn_off", "a heating system that won't turn off"),
    _somewhere("storage_heater_not_working", "a storage heater that isn't working"),
    _in(None, "immersion_heater_not_working", "an immersion heater that isn't working"),
    _somewhere("water_too_hot", "a tap that runs too hot", urgent=True),
    _in(Room.LIVING_ROOM, "gas_fire_not_working", "a gas or electric fire that isn't working"),
    _in(None, "heat_pump_not_working", "a heat pump that isn't working", urgent=True),
    _in(Room.WHOLE_HOME, "no_gas", "no gas", urgent=True),
    # Electrics and lights
    _in(Room.WHOLE_HOME, "no_power", "no power", urgent=True),
    _somewhere("part_power_lost", "no power in part of the home", urgent=True),
    _in(None, "electrics_keep_tripping", "a circuit that keeps tripping", urgent=True),
    _in(None, "fuse_box_fault", "a problem with the fuse box", urgent=True),
    _somewhere("electrical_fault", "an electrical fault", urgent=True),
    _somewhere("socket_not_working", "a socket that isn't working"),
    _somewhere("socket_damaged", "a damaged socket", urgent=True),
    _somewhere("sparking_socket", "a sparking or burnt socket", urgent=True, danger=Hazard.ELECTRIC_SHOCK),
    _somewhere("exposed_wires", "an exposed wire", urgent=True, danger=Hazard.ELECTRIC_SHOCK),
    _somewhere(
        "electric_shock_from_fitting",
        "a fitting that gave a shock",
        urgent=True,
        danger=Hazard.ELECTRIC_SHOCK,
    ),
    _somewhere("burning_smell", "a burning smell", urgent=True, danger=Hazard.FIRE),
    _somewhere("light_not_working", "a light that isn't working"),
    _somewhere("light_flickering", "a flickering light"),
    _somewhere("light_fitting_loose", "a loose light fitting"),
    _somewhere("light_switch_broken", "a broken light switch"),
    _somewhere(
        "water_through_light", "water coming through a light", urgent=True, danger=Hazard.WATER_ON_ELECTRICS
    ),
    _in(Room.KITCHEN, "cooker_connection_fault", "a problem with the cooker point"),
    _somewhere("extractor_fan_not_working", "an extractor fan that isn't working"),
    _in(None, "doorbell_not_working", "a doorbell that isn't working"),
    _in(None, "security_light_not_working", "an outside light that isn't working"),
    # Alarms
    _in(None, "smoke_alarm_chirping", "an alarm that keeps chirping"),
    _in(None, "smoke_alarm_not_working", "a smoke alarm that isn't working", urgent=True),
    _in(
        None,
        "carbon_monoxide_alarm_sounding",
        "a carbon monoxide alarm going off",
        urgent=True,
        danger=Hazard.CARBON_MONOXIDE,
    ),
    _in(None, "carbon_monoxide_alarm_not_working", "a carbon monoxide alarm that isn't working", urgent=True),
    # Doors, locks and keys
    _in(Room.FRONT_OF_HOME, "front_door_will_not_lock", "a front door that won't lock", urgent=True),
    _in(Room.BACK_OF_HOME, "back_door_will_not_lock", "a back door that won't lock", urgent=True),
    _in(Room.FRONT_OF_HOME, "front_door_damaged", "a damaged front door"),
    _in(Room.BACK_OF_HOME, "back_door_damaged", "a damaged back door"),
    _somewhere("door_damaged", "a damaged door"),
    _somewhere("door_sticking", "a door that won't shut"),
    _somewhere("door_handle_broken", "a broken door handle"),
    _somewhere("door_lock_broken", "a broken door lock", urgent=True),
    _in(None, "key_stuck", "a key stuck in a lock", urgent=True),
    _in(None, "lost_keys", "a lost key", urgent=True),
    _in(Room.FRONT_OF_HOME, "letterbox_broken", "a broken letterbox"),
    # Windows
    _somewhere("window_fault", "a problem with a window"),
    _somewhere("window_broken", "a broken window", urgent=True),
    _somewhere("window_will_not_shut", "a window that won't shut", urgent=True),
    _somewhere("window_will_not_open", "a window that won't open"),
    _somewhere("window_handle_broken", "a broken window handle"),
    _somewhere("window_draughty", "a draughty window"),
    _somewhere("window_misted", "a misted window"),
    _somewhere("window_leaking", "a window that lets in water"),
    # Damp, walls, ceilings and floors
    _somewhere("damp_or_mould", "a problem with damp or mould"),
    _somewhere("condensation", "a wet window or wall"),
    _somewhere("leak_from_above", "a leak through the ceiling", urgent=True),
    _somewhere("ceiling_damaged", "a damaged ceiling", urgent=True),
    _somewhere("plaster_coming_off", "a wall with loose plaster"),
    _somewhere("wall_damaged", "a cracked or damaged wall"),
    _somewhere("floor_damaged", "a damaged floor"),
    _somewhere("flooring_lifting", "a floor covering that is lifting"),
    _somewhere("tile_loose", "a loose or broken tile"),
    _somewhere("skirting_loose", "a loose skirting board"),
    _in(Room.LOFT, "loft_hatch_broken", "a broken loft hatch"),
    _in(Room.STAIRS, "stair_broken", "a broken stair", urgent=True),
    _in(None, "handrail_loose", "a loose handrail"),
    # Kitchen units
    _somewhere("cupboard_broken", "a broken cupboard"),
    _in(Room.KITCHEN, "drawer_broken", "a broken drawer"),
    _in(Room.KITCHEN, "worktop_damaged", "a damaged worktop"),
    # Roof, gutters and outside walls
    _in(Room.LOFT, "roof_leaking", "a leaking roof", urgent=True),
    _in(Room.FRONT_OF_HOME, "roof_damaged", "a damaged roof"),
    _in(None, "gutter_blocked", "a blocked gutter"),
    _in(None, "gutter_broken", "a broken gutter"),
    _in(None, "downpipe_broken", "a broken downpipe"),
    _in(None, "chimney_damaged", "a damaged chimney"),
    _in(None, "fascia_damaged", "a damaged fascia board"),
    _in(None, "outside_wall_damaged", "a damaged outside wall"),
    # Drains
    _in(None, "drain_blocked", "a blocked drain", urgent=True),
    _in(None, "sewage_coming_up", "a drain with sewage coming up", urgent=True),
    _somewhere("drain_smell", "a smelly drain"),
    _in(None, "manhole_cover_broken", "a broken manhole cover", urgent=True),
    # Garden, paths, fences and garage
    _in(Room.GARDEN, "fence_broken", "a broken fence"),
    _in(None, "gate_broken", "a broken gate"),
    _in(None, "path_uneven", "an uneven path"),
    _in(None, "outside_step_broken", "a broken outside step", urgent=True),
    _in(Room.FRONT_OF_HOME, "ramp_damaged", "a damaged ramp", urgent=True),
    _in(Room.GARDEN, "garden_wall_damaged", "a damaged garden wall", urgent=True),
    _in(Room.GARDEN, "shed_damaged", "a damaged shed"),
    _in(Room.GARDEN, "washing_line_broken", "a broken washing line"),
    _in(Room.GARDEN, "tree_overgrown", "an overgrown tree or hedge"),
    _in(Room.GARAGE, "garage_door_stuck", "a stuck garage door"),
    _in(Room.GARAGE, "garage_roof_leaking", "a leaking garage roof"),
    # Shared parts of a block
    _in(Room.SHARED_HALL, "communal_door_broken", "a broken shared front door", urgent=True),
    _in(None, "fire_door_damaged", "a damaged fire door", urgent=True),
    _in(None, "entryphone_not_working", "an entryphone that isn't working"),
    _in(Room.SHARED_HALL, "lift_not_working", "a lift that isn't working", urgent=True),
    _somewhere("communal_light_out", "a shared light that is out"),
    _in(Room.SHARED_OUTSIDE, "bin_store_damaged", "a damaged bin store"),
    _in(Room.SHARED_OUTSIDE, "rubbish_dumped", "a pile of dumped rubbish"),
    _somewhere("communal_area_dirty", "a shared area that needs cleaning"),
    _somewhere("graffiti", "a wall with graffiti"),
    _in(None, "aerial_not_working", "a shared aerial that isn't working"),
    _in(Room.SHARED_OUTSIDE, "car_park_gate_stuck", "a stuck car park gate", urgent=True),
    _in(Room.SHARED_OUTSIDE, "playground_damaged", "a damaged playground"),
    # Pests
    _somewhere("rats_or_mice", "a problem with rats or mice"),
    _in(None, "wasps_nest", "a wasps' nest"),
    _somewhere("insects", "a problem with insects"),
    _in(None, "birds_nesting", "a problem with birds"),
    # Aids and adaptations
    _somewhere("grab_rail_loose", "a loose grab rail", urgent=True),
    _somewhere("pull_cord_broken", "a broken emergency pull cord", urgent=True),
    _in(Room.STAIRS, "stairlift_not_working", "a stairlift that isn't working", urgent=True),
    # Anything else
    _somewhere("something_else", "another kind of fault"),
)

FAULTS: dict[str, Fault] = {fault.fault_id: fault for fault in _ALL}
