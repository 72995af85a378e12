"""The rooms of a home and the shared parts of a block, with stable ids."""

from enum import StrEnum


class Room(StrEnum):
    KITCHEN = "kitchen"
    BATHROOM = "bathroom"
    TOILET = "toilet"
    BEDROOM = "bedroom"
    LIVING_ROOM = "living_room"
    DINING_ROOM = "dining_room"
    HALL = "hall"
    STAIRS = "stairs"
    LOFT = "loft"
    AIRING_CUPBOARD = "airing_cupboard"
    UTILITY_ROOM = "utility_room"
    FRONT_OF_HOME = "front_of_home"
    BACK_OF_HOME = "back_of_home"
    OUTSIDE = "outside"
    GARDEN = "garden"
    BALCONY = "balcony"
    GARAGE = "garage"
    SHARED_HALL = "shared_hall"
    SHARED_STAIRS = "shared_stairs"
    SHARED_OUTSIDE = "shared_outside"
    WHOLE_HOME = "whole_home"

    @property
    def is_shared(self) -> bool:
        return self in SHARED


SHARED = frozenset({Room.SHARED_HALL, Room.SHARED_STAIRS, Room.SHARED_OUTSIDE})
"""Shared parts of the block, not parts of one home."""

SHARED_PART = {
    Room.HALL: Room.SHARED_HALL,
    Room.STAIRS: Room.SHARED_STAIRS,
    Room.FRONT_OF_HOME: Room.SHARED_OUTSIDE,
    Room.BACK_OF_HOME: Room.SHARED_OUTSIDE,
    Room.OUTSIDE: Room.SHARED_OUTSIDE,
    Room.GARDEN: Room.SHARED_OUTSIDE,
}
"""The shared part that a room means where the broken thing is shared: "the stairs" are the shared stairs."""
