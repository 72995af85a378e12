"""The column contract: which files a landlord exports, and under what names their columns are known.

A column that is not named here is not read.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`aliases` are further headers it goes by, in any case, with or without spaces and underscores."""

    name: str
    is_needed: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """One CSV file of the contract. `table` is the name of its rows in `Extract` and in the stores."""

    name: str
    table: str
    columns: tuple[Column, ...]
    is_needed: bool = True

    @property
    def file_name(self) -> str:
        return f"{self.name}.csv"


def _needed(name: str, *aliases: str) -> Column:
    return Column(name=name, is_needed=True, aliases=aliases)


def _optional(name: str, *aliases: str) -> Column:
    return Column(name=name, aliases=aliases)


_PROPERTY = ("prop_ref", "property_reference", "property_no", "property_number", "property_code", "asset_ref")
_TENANCY = (
    *("tag_ref", "tenancy_reference", "tenancy_no", "tenancy_number", "tenancy_agreement_ref"),
    *("tenure_ref", "tenancy_id"),
)
_ACCOUNT = (
    *("account_reference", "account_no", "account_number", "rent_account", "rent_account_ref"),
    *("rent_account_no", "rac_accno", "payment_ref", "payment_reference"),
)
_JOB = ("job_reference", "job_no", "job_number", "wo_ref", "works_order", "works_order_ref", "works_order_no")
_BLOCK = ("block_reference", "block", "block_code", "parent_property_ref", "estate_block_ref")
_COACH = ("coach", "coach_code", "housing_officer_ref", "officer_ref", "officer_code", "patch", "patch_ref")
_LATITUDE = ("lat",)
_LONGITUDE = ("lon", "lng", "long")

COACHES = FileKind(
    name="coaches",
    table="coaches",
    columns=(
        _needed("coach_ref", *_COACH),
        _needed("first_name", "forename", "known_as", "coach_first_name"),
        _needed("works_on", "days", "working_days", "work_days", "weekdays"),
        _optional("cover_name", "cover", "cover_first_name"),
    ),
)

PROPERTIES = FileKind(
    name="properties",
    table="properties",
    columns=(
        _needed("property_ref", *_PROPERTY, "pro_propref"),
        _optional("block_ref", *_BLOCK),
        _optional("coach_ref", *_COACH),
        _optional("latitude", *_LATITUDE),
        _optional("longitude", *_LONGITUDE),
    ),
)

TENANCIES = FileKind(
    name="tenancies",
    table="tenancies",
    columns=(
        _needed("tenancy_ref", *_TENANCY),
        _needed("property_ref", *_PROPERTY),
        _needed("started_on", "start", "start_date", "tenancy_start", "tenancy_start_date", "cot"),
        _optional("ended_on", "end", "end_date", "tenancy_end", "tenancy_end_date", "eot"),
        _optional("type", "tenancy_type", "tenure", "tenure_type", "ten_type", "agreement_type"),
    ),
)

RENT_ACCOUNTS = FileKind(
    name="rent_accounts",
    table="rent_accounts",
    columns=(
        _optional("account_ref", *_ACCOUNT),
        _needed("tenancy_ref", *_TENANCY),
        _needed("balance", "current_balance", "cur_bal", "account_balance", "balance_amount"),
        _needed("charge", "rent", "rent_charge", "current_rent", "gross_rent", "total_charge"),
        _needed("frequency", "charge_frequency", "rent_frequency", "period", "prd_code"),
        _optional("kind", "account_type", "account_kind", "rac_hrv_hty", "type"),
        _optional("sign", "balance_sign", "dr_cr", "cr_dr", "debit_credit"),
        _optional("as_of", "balance_date", "balance_as_of", "as_at", "as_at_date"),
        _optional("next_charge_on", "next_charge", "next_charge_date", "next_debit", "next_debit_date"),
        _optional("method", "payment_method", "pay_method", "payment_type"),
        _optional(
            "expected_amount", "next_expected_amount", "expected_payment", "anticipated_benefit", "expected"
        ),
        _optional("expected_on", "next_expected_date", "expected_date", "expected_payment_date"),
        _optional("arrangement_amount", "agreement_amount", "arrangement", "agreement"),
        _optional("arrangement_frequency", "agreement_frequency"),
        _optional("arrangement_kept", "arrangement_is_kept", "agreement_kept", "agreement_on_track"),
        _optional("rent_free_calendar", "rent_free", "rent_free_group", "rent_free_weeks"),
        _optional("no_arrears_talk", "hold_flag", "hold", "arrears_hold", "do_not_chase", "breathing_space"),
    ),
)

RENT_FREE_WEEKS = FileKind(
    name="rent_free_weeks",
    table="rent_free_weeks",
    is_needed=False,
    columns=(
        _needed("calendar", "rent_free_calendar", "rent_free_group", "group"),
        _needed("monday", "week_commencing", "week_start", "week_beginning", "date"),
    ),
)

RENT_TRANSACTIONS = FileKind(
    name="rent_transactions",
    table="rent_lines",
    columns=(
        _needed("account_ref", *_ACCOUNT, "tag_ref", "tenancy_ref"),
        _needed("date", "on", "post_date", "posted_on", "transaction_date", "trans_date", "effective_date"),
        _needed("kind", "type", "trans_type", "transaction_type", "transaction_code", "trans_code"),
        _needed("amount", "value", "real_value", "transaction_amount", "trans_amount", "net_amount"),
        _optional("direction", "sign", "dr_cr", "cr_dr", "debit_credit", "debit_or_credit"),
    ),
)

REPAIRS = FileKind(
    name="repairs",
    table="repairs",
    columns=(
        _needed("job_ref", *_JOB),
        _needed("property_ref", *_PROPERTY),
        _needed("status", "state", "job_status", "wo_status", "works_order_status", "status_code"),
        _needed("reported_at", "reported", "date_reported", "reported_on", "raised", "raised_on", "rq_date"),
        _optional("changed_at", "status_at", "status_date", "last_updated", "updated_at", "modified_on"),
        _optional("block_ref", *_BLOCK),
        _optional("reference", "voice_reference", "home_coach_reference", "tenant_reference"),
        _optional("fault", "fault_id", "category", "repair_category", "job_category", "repair_type"),
        _optional("room", "location", "room_code", "location_in_home"),
    ),
)

APPOINTMENTS = FileKind(
    name="appointments",
    table="visits",
    columns=(
        _needed("job_ref", *_JOB),
        _needed("starts_at", "start", "start_time", "appointment_start", "from", "slot_start", "app_start"),
        _needed("ends_at", "end", "end_time", "appointment_end", "to", "slot_end", "app_end"),
        _needed("state", "status", "appointment_status", "appointment_state"),
        _optional("date", "appointment_date", "on", "visit_date"),
    ),
)

EVENTS = FileKind(
    name="events",
    table="events",
    is_needed=False,
    columns=(
        _needed("event_ref", "event_id", "id", "reference"),
        _needed("title", "name", "event", "event_name", "event_title"),
        _needed("starts_at", "start", "start_time", "starts"),
        _needed("ends_at", "end", "end_time", "ends"),
        _needed("venue", "place", "location", "venue_name"),
        _needed("address", "venue_address", "street"),
        _optional("latitude", *_LATITUDE),
        _optional("longitude", *_LONGITUDE),
        _optional("price", "cost", "price_pounds", "entry"),
        _optional("activities", "activity", "category", "categories"),
        _optional("audiences", "audience", "for", "suitable_for"),
        _optional("step_free", "is_step_free", "wheelchair_access", "accessible"),
    ),
)

AVAILABILITY = FileKind(
    name="availability",
    table="slots",
    is_needed=False,
    columns=(
        _needed(
            "slot_ref", "slot", "slot_id", "slot_no", "slot_number", "slot_reference", "availability_ref"
        ),
        _needed("trade", "trade_code", "craft", "skill", "discipline"),
        _needed("starts_at", "start", "start_time", "slot_start", "from", "available_from"),
        _needed("ends_at", "end", "end_time", "slot_end", "to", "available_to"),
        _optional("places", "capacity", "number_of_places", "how_many"),
        _optional("coach_ref", *_COACH, "area"),
        _optional("date", "slot_date", "on", "available_on"),
    ),
)

FILES = (
    COACHES,
    PROPERTIES,
    TENANCIES,
    RENT_ACCOUNTS,
    RENT_FREE_WEEKS,
    RENT_TRANSACTIONS,
    REPAIRS,
    APPOINTMENTS,
    EVENTS,
    AVAILABILITY,
)
"""In the order in which they are read: a file comes after the files that its rows refer to."""

NEVER = (
    *("keysafe", "keycode", "doorcode", "alert", "note", "comment", "dob", "birth", "nino"),
    *("nationalinsurance", "ninumber", "bank", "sortcode", "iban", "vulnerab", "medical", "health"),
    *("disab", "ethnic", "religion", "sexual", "password", "diary"),
)
"""Parts of headers that must not leave a housing system for this purpose."""


def normal(header: str) -> str:
    """ "Property Ref.", "property_ref" and "PropertyRef" are one header."""
    return "".join(character for character in header.casefold() if character.isalnum())


def must_never_be_there(header: str) -> bool:
    name = normal(header)
    return name == "ni" or any(part in name for part in NEVER)


def column_of(kind: FileKind, header: str) -> Column | None:
    name = normal(header)
    return next((column for column in kind.columns if name in _names(column)), None)


def _names(column: Column) -> set[str]:
    return {normal(name) for name in (column.name, *column.aliases)}


def in_plain_words(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
