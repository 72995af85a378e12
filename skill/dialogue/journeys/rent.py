"""Rent by voice: balance, payments, what is due, how to pay, and help when it is hard."""

from skill.dialogue.handler import HomeHandler, IntentHandler
from skill.dialogue.reply import Card, Reply, ask
from skill.dialogue.state import Asking
from skill.dialogue.turn import Turn
from skill.domain.coaching import CallTopic
from skill.domain.rent import NextRent, NoFigure, Payments, RentAccount, StandingOnly
from skill.domain.tenancy import Home, Withheld
from skill.speech import cards, coaching, linking, rent


class RentBalanceHandler(HomeHandler):
    intents = ("RentBalanceIntent",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        match self.services.rent.balance(home, pin_given=turn.pin_given):
            case RentAccount() as account if account.invites_help(turn.today):
                return _offer_coach(turn, rent.balance(account, turn.today))
            case RentAccount() as account:
                return turn.answer(rent.balance(account, turn.today))
            case StandingOnly() as answer:
                return turn.answer(rent.standing(answer, turn.today))
            case NoFigure() | Withheld() as instead:
                return _instead(turn, instead)


class RentPaymentsHandler(HomeHandler):
    intents = ("RentPaymentsIntent",)
    reads = ("date",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        period = turn.slots.period(turn.today)
        match self.services.rent.payments(home, period, pin_given=turn.pin_given):
            case Payments() as answer:
                return turn.answer(rent.payments(answer, turn.today))
            case NoFigure() | Withheld() as instead:
                return _instead(turn, instead)


class NextRentHandler(HomeHandler):
    intents = ("NextRentIntent",)
    reads = ("date",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        period = turn.slots.period(turn.today)
        match self.services.rent.next_rent(home, period, pin_given=turn.pin_given):
            case NextRent() as answer:
                return turn.answer(rent.next_rent(answer, turn.today))
            case NoFigure() | Withheld() as instead:
                return _instead(turn, instead)


class PayRentHandler(IntentHandler):
    intents = ("PayRentIntent",)

    def reply(self, turn: Turn) -> Reply:
        card = Card(title=cards.WAYS_TO_PAY, text=cards.ways_to_pay(turn.landlord))
        return turn.answer(rent.how_to_pay(turn.landlord), card=card)


class RentHelpHandler(IntentHandler):
    """Anyone may ask for help; the coach is offered where the home is known."""

    intents = ("RentHelpIntent",)

    def reply(self, turn: Turn) -> Reply:
        said = rent.help_with_rent(turn.landlord)
        return turn.answer(said) if turn.home is None else _offer_coach(turn, said)


def _offer_coach(turn: Turn, said: str) -> Reply:
    state = turn.fresh(topic=CallTopic.RENT)
    return ask(said, coaching.COACH_OFFER, Asking.COACH_OFFER, state)


def _instead(turn: Turn, why: NoFigure | Withheld) -> Reply:
    """No figure: because there is none to trust, or because of what the tenant chose."""
    match why:
        case NoFigure():
            return turn.answer(rent.no_figure(why, turn.landlord, turn.today))
        case Withheld.PRIVATE:
            return _offer_coach(turn, linking.withheld(why))
        case Withheld.PIN_NEEDED:
            return ask(
                linking.withheld(why), linking.WHAT_IS_THE_PIN, Asking.PIN, turn.fresh(resume=turn.intent)
            )
    return ask(linking.withheld(why), linking.WHICH_LEVEL, Asking.LEVEL, turn.fresh(resume=turn.intent))
