"""The phrases of Amazon's built-in intents: the usual ones, which no model need list, and the model's."""

from collections.abc import Mapping

from skill.interaction_model.model import InteractionModel
from skill.nlu.words import normalise


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(";"))


USUAL: Mapping[str, tuple[str, ...]] = {
    "AMAZON.StopIntent": _phrases(
        """
        stop; off; shut up; be quiet; quit; exit; end; finish; that's all; that is all; that's it; that
        will be all; goodbye; bye; bye bye; i'm done; i am finished; i've finished; stop it; please stop;
        end session; close; nothing else; hush; enough; that's enough; see you later; ta ra; tara a bit;
        no more
        """
    ),
    "AMAZON.CancelIntent": _phrases(
        """
        cancel; never mind; forget it; cancel that; cancel it; leave it; don't bother; forget that; scrap
        that; forget i said anything
        """
    ),
    "AMAZON.HelpIntent": _phrases(
        """
        help; help me; can you help me; what can you do; what can i say; what can i ask; how does this
        work; what do i say; how do i use this; i don't know what to say; what are my options; i need some
        help using this; instructions
        """
    ),
    "AMAZON.YesIntent": _phrases(
        """
        yes; yeah; yep; yup; aye; ok; okay; sure; yes please; of course; go on; go ahead; correct; that's
        right; right; all right; alright; definitely; absolutely; please do; go for it; that's correct; it
        is; i do; do it; go on then; ar; yes i do; yes it is; sounds good; fine; that's fine; i would; why
        not; spot on; ok then; okay then; i suppose so; i guess so; yes i would; go on please; if you
        would; if you could
        """
    ),
    "AMAZON.NoIntent": _phrases(
        """
        no; nope; nah; no thanks; no thank you; no way; not now; not today; no ta; i don't; it isn't; it's
        not; that's wrong; no it isn't; no i don't; i don't think so; not really; wrong; negative; that's
        not right; definitely not; nay; naw; absolutely not; certainly not; of course not; not at all; no
        chance; nope i'm good; no i'm good; i'm all right; i'm alright; i'm all right thanks; i'm alright
        thanks; no i'm all right; i'd rather not; i don't want to; please don't; no that's not right
        """
    ),
    "AMAZON.NextIntent": _phrases(
        """
        next; next one; skip; skip it; go to the next one; go on to the next; move on; the next one
        """
    ),
    "AMAZON.PreviousIntent": _phrases(
        """
        previous; go back; back; back up; the one before; previous one; the previous one
        """
    ),
    "AMAZON.RepeatIntent": _phrases(
        """
        repeat; repeat that; say that again; say it again; again; pardon; what; what did you say; sorry;
        come again; what was that; i didn't hear that; i didn't catch that; you what; eh; once more; say
        it slower; can you say that more slowly; i did not understand; start over what you said
        """
    ),
    "AMAZON.NavigateHomeIntent": _phrases(
        """
        go home; home; home screen; take me home; main menu
        """
    ),
}


class BuiltInIntents:
    """Looks up whole phrases; only intents that the model declares can be meant."""

    def __init__(self, model: InteractionModel) -> None:
        self.phrases: dict[str, tuple[str, ...]] = {
            name: (*model.intents[name].samples, *usual)
            for name, usual in USUAL.items()
            if name in model.intents
        }
        self._intents: dict[str, str] = {}
        for name, phrases in self.phrases.items():
            for phrase in phrases:
                self._intents.setdefault(normalise(phrase), name)

    def find(self, text: str) -> str | None:
        """The built-in intent that this whole phrase stands for."""
        return self._intents.get(text)
