"""What a speech service knows of English before it sees a model: dialect, contractions, kindred words.

Only the language of any tenant in Britain; nothing here names an intent or a slot. Tables are written
as "meant: said said"; entries are parted by semicolons or lines.
"""


def _table(text: str) -> dict[str, str]:
    entries = (entry.split(":") for entry in text.replace(";", "\n").splitlines() if entry.strip())
    return {said: meant.strip() for meant, variants in entries for said in variants.split()}


def _words(text: str) -> list[str]:
    return text.split()


def _groups(text: str) -> tuple[tuple[str, ...], ...]:
    """Words in groups that semicolons part."""
    return tuple(tuple(group.split()) for group in text.split(";"))


SPELLINGS = _table(
    """
me: mi; myself: meself; you: yow ya ye yous; your: yer; isn't: ay ain't aint ent isnae
can't: cor cannae canna cannot cyan; don't: doh dinnae; our: wor; won't: wo wunt willnae; wasn't: wasnae
how: ow; anything: owt aught; something: summat summit; nothing: nowt naught; with: wi wiv; give: gi gie
give me: gimme; going to: gonna gunna; got to: gorra gotta; want to: wanna; let me: lemme
going: gooin goin; doing: doin; coming: comin; working: workin werkin; leaking: leakin; the: di da
they: dem dey; on: pon; in: inna; what: wha wot wat; this: dis; that: dat; take: tek; make: mek
taking: tekin; baby: babby; babies: babbies; child: bairn; children: bairns; little: wee; mum: mom mam
nan: nanna; heating: heeting; water: watter; house: hoose oose ouse; out: aht; about: abaht; down: dahn
brilliant: bostin; burst: bost bosted bust busted
electric: leccy lecky electricity electrics electrical; one: un; catch: ketch; television: telly tv tele
toilet: loo lavatory lavvy bog khazi karzi wc lav netty cludgie; mould: mold mouldy moldy
pound: quid squid pounds; tap: spigot faucet; phone: telephone; ok: okay; all right: alright
because: cause cos; till: til until; rent: wren rant rents; coach: couch coaches
repair: repaire repairing repairs
"""
)
"""One word for another that is the same word: a dialect's form, a spelling, a common mishearing."""

CONTRACTIONS = _table(
    """
can not: can't couldn't
not: won't wouldn't shan't don't doesn't didn't isn't aren't wasn't weren't
not have: hasn't haven't hadn't; must not: mustn't; should not: shouldn't; need not: needn't
let us: let's; i am: i'm; i would: i'd; you all: y'all; oclock: o'clock; other: t'other
"""
)
ENDINGS = {"'s": "is", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am", "n't": "not"}

IRREGULAR = _table(
    """
my: me; come: came; break: broke broken; fall: fell fallen felled; go: went gone goes going
do: done does did doing; say: said saying; tell: told telling; paid: payed; pay: paying; send: sent
ring: rang rung rings ringing; have: has had having; be: was were is are am been being
burn: burnt burned; lose: lost losing; leave: left leaving; get: got getting gets
give: gave given giving; take: took taken taking; blow: blew blown; hear: heard hearing
die: died dying; bleed: bled bleeding blood; find: found; keep: kept; think: thought
run: ran running; stair: stairs; owe: owes owed owing; make: made making; man: men; woman: women
child: children kids kid kiddies; steal: stolen stole; hang: hung; swell: swelled swollen; stink: stank
smell: smelt; hit: hitting; rot: rotten; freeze: froze frozen freezing; speak: spoke spoken
change: changed changing
"""
) | {
    word: word
    for word in _words(
        """
paid ring thing something anything nothing everything evening morning ceiling gas this his stuck bed
shed need speed feed red bus news address due arrears us wet shut hit put cut hurt half
"""
    )
}
"""Dictionary forms that no rule of endings gives, and words that only look as if they had an ending."""

KINDRED = _groups(
    """
break burst knackered kaput buggered faulty duff jiggered wrecked packed conked snapped crack shatter smash
split defective damage;
leak drip dribble trickle weep seep;
pour gush flood spray cascade stream spurt;
block clog bung backed overflow unblock;
loose wobble wonky rock hang dropped fall detached;
jam stuck stiff seized trap;
damp mould mildew fungus condensation;
cold freeze perishing chilly lukewarm;
smell stink pong reek whiff smelly stench odour;
noise noisy racket rattle bang knock;
plumber electrician engineer workman tradesman joiner carpenter contractor operative handyman fitter roofer
glazier plasterer repairman;
someone somebody anyone anybody person human man bloke fella lad gentleman woman lady guy chap;
ring call phone bell buzz;
owe arrears behind debt;
struggle worry afford skint scare frighten desperate short anxious panic;
pay settle payment;
balance statement account;
repair fix mend job;
report log raise;
appointment slot booking;
change move rearrange reschedule swap switch shift postpone;
cancel scrap withdraw;
happen progress update news status stage;
wait outstanding pending;
come arrive attend visit;
home house flat bungalow property tenancy;
link connect pair join register;
unlink disconnect unpair remove unregister forget;
alexa echo speaker device machine;
say mention speak read tell;
amount figure number sum pence;
message note word;
rate star score mark feedback review;
event activity session class group club;
nearby local locally near around area neighbourhood;
toddler baby tot;
teenager youth teen youngster;
elderly older pensioner senior;
fire flame blaze alight;
shock electrocute zap belt;
spark flash sizzle crackle arcing;
hurt injure bleed wound;
kill murder stab;
attack hit punch beat threaten strangle;
intruder burglar stranger robber;
collapse unconscious faint;
socket plug outlet;
light lamp bulb;
window pane glass
"""
)
"""Families of kindred words, no word in two; a kindred word counts for less than the word itself."""

STOP_WORDS = frozenset(
    _words(
        """
a an the of to in on at for by from and or but so as that it its it's i my we our us you your he she his her
they them their this these those is be been am are was have has had do does did will would can could should
may might must shall if then than there here with up out off just some any too very much more most all also
again now get got go let me him what which who when where how why because while not no about into over under
till one thing like know want need please think really still yet ever
"""
    )
)
"""Words that carry little by themselves: a sentence is not about them."""

PADDING_WORDS = frozenset(
    _words(
        """
please bab babs bub chuck duck pet hen hinny love lovey luv darling sweetheart dear mate bro bruv fam blud
cuz innit ta cheers thanks thank hello hi hiya hey yo ey oi er um erm uh ah eh well so right ok just
actually basically really bloody flipping flaming blinking sodding chuffing effing damn lawd sorry then
anyway
"""
    )
)
PADDING_PHRASES = _groups(
    """
can you tell me; could you tell me; would you tell me; will you tell me; can i ask; could i ask; can you let
me know; i was wondering if; i was wondering; i wonder if; i wonder; do you know if; do you know; i would
like to know; i want to know; i need to know; just want to know; i was just wondering; could you please; can
you please; would you please; would you mind; if you do not mind; if you would not mind; if it is not too
much trouble; if that is all right; sorry to bother you; i am sorry to be a nuisance but; i am sorry to
bother you but; i am sorry to trouble you; sorry to be a nuisance; excuse me; good morning; good afternoon;
good evening; hello there; thank you; thank you very much; thanks very much; you know; i mean; to be honest;
if you can; if you could; if possible; it is only me; listen; tell me please; please tell me; i just want to
know; i only want to know; i am ashamed to ask but; i do not like to ask but; would you; could you; can you
"""
)
"""Politeness around a request; it says nothing about what is wanted."""
