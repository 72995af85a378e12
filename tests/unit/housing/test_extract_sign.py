"""Whether a balance is owed or in credit: stated by the landlord, asked once, or refused; never guessed."""

from pathlib import Path

import pytest

from skill.housing.extract.folder import account_to_ask_about, open_folder
from skill.housing.extract.money import BalanceSign
from skill.housing.extract.rent import owed_pence
from tests.tables import each_row
from tests.unit.housing.folders import PLAIN, a_folder, changed, options, read

OWES, CREDIT = BalanceSign.POSITIVE_OWES, BalanceSign.POSITIVE_CREDIT


@each_row(
    ("balance", "sign_column", "convention", "expected"),
    [
        ("84.30", "", OWES, 8430),
        ("84.30", "", CREDIT, -8430),
        ("(12.00)", "", OWES, -1200),
        ("(12.00)", "", CREDIT, 1200),
        ("12.00-", "", CREDIT, 1200),
        ("12.00 DR", "", CREDIT, 1200),
        ("12.00 CR", "", None, -1200),
        ("12.00", "DR", None, 1200),
        ("12.00", "credit", None, -1200),
        ("12.00", "arrears", CREDIT, 1200),
        ("12.00", "positive-owes", CREDIT, 1200),
        ("-12.00", "positive-credit", OWES, 1200),
        ("0.00", "", None, 0),
        ("0.00", "CR", None, 0),
    ],
)
def test_balance_has_the_stated_sign(
    balance: str, sign_column: str, convention: BalanceSign | None, expected: int
) -> None:
    assert owed_pence(balance, sign_column, convention) == expected


@pytest.mark.parametrize(
    ("balance", "sign_column", "reason"),
    [
        (
            *("84.30", ""),
            "nothing says whether a positive balance is owed or in credit: "
            "answer the question, or give --sign",
        ),
        ("12.00 CR", "DR", "balance and sign disagree"),
        ("-12.00", "DR", "balance is negative, and sign says which way as well"),
        ("12.00", "maybe", "sign is not debit, credit, positive-owes or positive-credit"),
    ],
)
def test_unclear_balance_is_refused(balance: str, sign_column: str, reason: str) -> None:
    with pytest.raises(Exception) as refused:  # noqa: PT011 - the words are what counts
        owed_pence(balance, sign_column, None)
    assert str(refused.value) == reason


def test_first_account_with_an_unclear_balance_is_asked_about(tmp_path: Path) -> None:
    nought = changed("rent_accounts", "84.30", "0.00")

    assert account_to_ask_about(open_folder(a_folder(tmp_path), options())) == ("30001", OWES)
    assert account_to_ask_about(open_folder(a_folder(tmp_path, nought), options())) == ("30002", CREDIT)


def test_sign_is_not_asked_if_every_balance_states_it(tmp_path: Path) -> None:
    said = PLAIN["rent_accounts"].replace("84.30", "84.30 DR").replace("(12.00)", "12.00 CR")

    folder = a_folder(tmp_path, {"rent_accounts": said})

    assert account_to_ask_about(open_folder(folder, options())) is None
    assert [row.owed_pence for row in read(folder, sign=None).rows["rent_accounts"]] == [8430, -1200]


def signed(*amounts: str) -> dict[str, str]:
    """Transactions without a direction: rent, a payment, and costs as high as the rent."""
    rows = zip(("rent", "card", "court costs"), (*amounts, amounts[0]), strict=True)
    lines = "".join(f"30001,26/10/2026,{kind},{amount}\n" for kind, amount in rows)
    return {"rent_transactions": f"account_ref,date,kind,amount\n{lines}"}


@pytest.mark.parametrize(
    ("amounts", "sign"),
    [(("112.40", "-50.00"), OWES), (("-112.40", "50.00"), CREDIT), (("112.40 DR", "50.00 CR"), CREDIT)],
    ids=["positive adds to the debt", "positive takes away from it", "DR and CR"],
)
def test_amounts_without_a_direction_follow_the_balances(
    tmp_path: Path, amounts: tuple[str, str], sign: BalanceSign
) -> None:
    result = read(a_folder(tmp_path, signed(*amounts)), sign=sign)

    assert result.reasons == []
    assert [line.owed_pence for line in result.rows["rent_lines"]] == [-5000, 11240]


@pytest.mark.parametrize(
    ("amounts", "sign"),
    [(("112.40", "50.00"), OWES), (("112.40", "-50.00"), CREDIT), (("112.40", "50.00"), CREDIT)],
    ids=["all positive", "the other sign", "all positive, the other sign"],
)
def test_payments_that_add_to_the_debt_reveal_a_wrong_sign(
    tmp_path: Path, amounts: tuple[str, str], sign: BalanceSign
) -> None:
    result = read(a_folder(tmp_path, signed(*amounts)), sign=sign)

    assert result.reasons == [
        "rent_transactions.csv: most payments add to what is owed, or most rent takes away from it: "
        "look at direction, and at whether a positive amount is owed or in credit"
    ]


def test_corrected_payment_is_not_a_wrong_sign(tmp_path: Path) -> None:
    lines = "30001,29/10/2026,card,50.00,credit\n30001,30/10/2026,card,50.00,debit\n"

    assert not read(a_folder(tmp_path, {"rent_transactions": PLAIN["rent_transactions"] + lines})).is_refused


@pytest.mark.parametrize("first", ["112.40", "0.00"])
def test_amounts_without_a_direction_or_a_sign_are_refused(tmp_path: Path, first: str) -> None:
    said = PLAIN["rent_accounts"].replace("84.30", "84.30 DR").replace("(12.00)", "12.00 CR")

    result = read(a_folder(tmp_path, {"rent_accounts": said, **signed(first, "-50.00")}), sign=None)

    assert result.reasons[0] == (
        "rent_transactions.csv row 2: nothing says whether a positive amount is owed or paid: "
        "add a column named direction (debit or credit), or give --sign"
    )


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("112.40,debit", "-112.40,debit", "amount is negative, and direction says which way as well"),
        ("112.40,debit", "112.40 CR,debit", "amount and direction disagree"),
        ("112.40,debit", "112.40,", "direction is neither debit nor credit"),
    ],
)
def test_an_amount_that_its_direction_contradicts_is_refused(
    tmp_path: Path, old: str, new: str, reason: str
) -> None:
    result = read(a_folder(tmp_path, changed("rent_transactions", old, new)))

    assert result.reasons[0] == f"rent_transactions.csv row 2: {reason}"
