"""Danger, recognised in anything that was said, by whole phrases and without asking anything.

Where a phrase could be read either way it counts as danger: a needless answer costs a moment. What
is plainly a repair (a gas fire that will not light, an alarm that wants a battery) must not be
caught, or nobody could report it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Hazard(StrEnum):
    GAS = "gas"
    CARBON_MONOXIDE = "carbon_monoxide"
    FIRE = "fire"
    ELECTRIC_SHOCK = "electric_shock"
    WATER_ON_ELECTRICS = "water_on_electrics"
    FLOOD = "flood"
    COLLAPSE = "collapse"
    TRAPPED = "trapped"
    INJURY = "injury"
    VIOLENCE = "violence"
    SELF_HARM = "self_harm"


@dataclass(frozen=True, slots=True)
class Sign:
    """Danger when any of `patterns` is in what was said and `unless` is not."""

    hazard: Hazard
    patterns: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str] | None

    def is_in(self, text: str) -> bool:
        if not any(pattern.search(text) for pattern in self.patterns):
            return False
        return self.unless is None or self.unless.search(text) is None


def _sign(hazard: Hazard, *patterns: str, unless: str | None = None) -> Sign:
    compiled = tuple(re.compile(pattern) for pattern in patterns)
    return Sign(hazard, compiled, re.compile(unless) if unless else None)


_PLAINER = {
    "cannot": "can't", "can not": "can't", "cant": "can't", "cor": "can't", "cannae": "can't", "could not": "can't", "couldn't": "can't",
    "will not": "won't", "wont": "won't", "wor": "won't", "wouldn't": "won't", "do not": "don't", "dont": "don't", "ay": "isn't", "ain't": "isn't",
    "is not": "isn't", "does not": "doesn't", "summat": "something", "somebody": "someone", "gonna": "going to", "wanna": "want to",
    "thru": "through", "thro": "through", "meself": "myself", "hisself": "himself", "somebody's": "someone's", "everybody": "everyone",
    "anymore": "any more", "loo": "toilet", "bog": "toilet", "elevator": "lift", "leccy": "electric", "chip pan": "pan", "oor": "our", "ma": "my",
    "theres": "there's", "youse": "us", "hoose": "house", "flair": "floor", "nana": "nan", "nanny": "nan", "nain": "nan", "granny": "nan",
}  # fmt: skip
"""Words of the region, the second language and the hurry, as the patterns below have them."""

_WHO = (
    r"\b(?:i|he|she|we|someone|man|woman|lady|mum|mam|mom|mother|dad|father|nan|gran|grandad|grandma|bab|baby|toddler|husband|wife|partner"
    r"|son|daughter|child|kid|kids|children|boy|girl|lad|lass|neighbour|friend|brother|sister|uncle|aunt|auntie|carer|tenant)"
)
_IS = r"(?:'s|'m|'re|'ve| is| am| are| was| has| have| had| been| just| got| gone and| getting)*"
_ME = r"(?:me|us|him|her|them|my (?:mum|mam|mom|nan|dad|sister|brother|wife|husband|child|kids?|son|daughter|baby|neighbour|friend|partner))"
_SELF = r"(?:myself|himself|herself|themselves)"
_SMELL = r"\b(?:smell\w*|smelt|whiff\w*|stinks?|stinking|stank|reek\w*|sniff\w*|pong\w*|niff\w*|ming\w*|honk\w*)\b"

_ALARM = r"(?:alarm|detector|monitor)s?"
_SOUNDING = r"(?:going|gone|went|goes|go|set) (?:bloody )?off|sounding|ringing|blaring|screaming|flashing red|won't stop(?! (?:beep|bleep|chirp|peep))"
_ALARM_UPKEEP = (
    r"chirp|batter(?:y|ies)|once a minute|every (?:minute|few|now|so often|time|night|hour|\w+ (?:minutes|seconds|hours))|no reason|by itself|on its own"
    r"|when(?:ever)? (?:i|we|you) (?:cook|shower|make)|cooking|toast|steam|random|false alarm|test(?:ed|ing)?\b|out of date|expired|missing"
)
_ALARM_REPAIR = (
    rf"(?!.*(?:{_SOUNDING}|beeping|bleeping))(?=.*(?:broke|fell off|falling off|work|haven't got|no (?:carbon|co|gas|smoke)\b|fit\b|fitted|install|replace"
    r"|\bnew\b|check|test|service|(?:need|needs|want|wants|like) (?:a|an|my|the|some|to have|changing|replacing|fitting|checking|looking)\b))"
)
_NOT_SOUNDING = rf"{_ALARM_UPKEEP}|^{_ALARM_REPAIR}"

_APPLIANCE = r"(?:boiler|gas fire|heater|heating|flue|cooker|hob|fire's on|fire is on)"
_UNWELL = r"(?:headaches?|dizzy|drowsy|faint|sick|ill|poorly|sleepy)"
_HEATS_A_ROOM = (
    r"(?:gas|electric|coal|log|open|fuel|flame|effect) fire|fire(?:'s| is)? (?:bust|knackered|broken(?! out))|\bfire\b.*\b(?:service|working|serviced|sweep|swept)\b"
    r"|\bfire\b.*\b(?:won't|doesn't|isn't|not|don't|stopped|never|can't|keeps) (?:\w+ )?(?:light|lighting|come|coming|work|start|ignit\w*|turn|turning|stay|switch|go on|heat\w*|cutting|going out)"
)
_NOT_A_FIRE = r"(?! ?(?:door|exit|escape|alarm|extinguisher|blanket|place|guard|pit|stick|safety|risk|hazard|drill|panel|stopp|curtain|surround|station|action|proof|detector|precaution|lane|regulation|notice|sign|talk|work))"
_SMOKE = r"\bsmok(?:e|ey|y)\b(?! (?:alarm|detector|test|free|vent|control))"

_WATER = r"\b(?:water|leak\w*|drip\w*|flood\w*|pour\w*|rain\w*|soak\w*|gush\w*)\b"
_ONTO = r"(?:through|into|onto|on|in|over|near|from|out of|out|off|down|by|round|around|behind|next to|above|under|inside)"
_SOCKET = r"(?:sockets?|plugs?(?! ?hole)|fuse ?box|fuse ?board|consumer unit|(?:light )?switch(?:es)?(?! on| off| the| my| it| me)|wires?|wiring|cables?|electrics?|electric meter|extension lead|charger|light fitting)\b"
_ELECTRICS = rf"(?:lights?\b(?! well)|light ?bulbs?|bulbs?|lamp ?shades?|lamps?|spotlights?|electrical|electricity|electrics?(?! (?:shower|cooker|heater|fire|bill|blanket|gate))|{_SOCKET})"
_ROOF = r"\b(?:ceilings?|roof|walls?|chimney|balcony|floor|stairs|staircase|porch|building|house|block)"

_LONG_AGO = (
    r"\b(?:weeks?|months?|years?) ago|\blast (?:week|month|year|winter|summer|spring|autumn|christmas|time)|\b(?:nearly|almost|used to|keep|keeps|might|could|worried)\b"
    r"|\b(?:rail|rails|handrail|banister|ramp|stair ?lift|adaptations?|bungalow|walk in shower|wet room)\b"
)
_OF_A_REPAIR = r"damp|mould|leak|heating|boiler|noise|noisy|neighbour|repair|cold|rent|bill|stairs|rats|mice"

_SIGNS = (
    # Carbon monoxide
    _sign(Hazard.CARBON_MONOXIDE, r"monoxide|carbon mon\b", rf"\bcarbon (?:dioxide )?{_ALARM}", rf"\bc ?o (?:{_ALARM}|poisoning)", unless=_NOT_SOUNDING),
    _sign(
        Hazard.CARBON_MONOXIDE,
        rf"\b{_UNWELL}\b.*\b(?:{_APPLIANCE}|fumes|monoxide|co alarm)",
        rf"\b(?:{_APPLIANCE}|fumes|monoxide|co alarm)\b.*\b(?:feel|feeling|feels|got|have|making|makes|made|gives|giving)\b.*\b{_UNWELL}\b",
        rf"\b(?:all|everyone|both)\b.*\b{_UNWELL}\b.*\b(?:{_UNWELL})\b",
        unless=r"noise|noisy|beeping|chirp|banging|worr|cold|freezing|without|no heating|broke",
    ),
    _sign(
        Hazard.CARBON_MONOXIDE,
        rf"\bfumes\b.*\b(?:{_APPLIANCE}|house|flat|kitchen|room|bedroom)", r"\b(?:boiler|gas fire|heater|flue)\b.*\b(?:fumes|soot\w*)", r"\bsoot\w*\b.*\b(?:boiler|gas fire|heater|flue)",
        unless=r"\b(?:cars?|traffic|bus|paint|garage)\b|gas fumes",
    ),
    _sign(Hazard.CARBON_MONOXIDE, r"\b(?:boiler|pilot|cooker|hob|burner|gas|heater)\b.*\bflames?\b.*\b(?:yellow|orange)", r"\b(?:yellow|orange)\b.*\bflames?\b.*\b(?:boiler|pilot|cooker|hob|burner|gas|heater)"),
    # Gas
    _sign(Hazard.GAS, rf"{_SMELL}.*\bgas(?:s?y)?\b", rf"\bgas(?:s?y)?\b.*(?:{_SMELL}|\bodou?r|\bfumes)", r"\bfumes like gas", unless=r"gas bill"),
    _sign(
        Hazard.GAS,
        r"\bgas(?:'s| is| was| has| have| keeps| been| just)* (?:leak\w*|escap\w+|hissing|pouring|everywhere|come|coming|left on|on but not lit|on and not lit|not lit|flooding|filling)\b",
        r"\bgas (?:main |pipe |meter |supply |bottle )(?:is |'s |was |has )?(?:leak\w*|hissing)", r"\b(?:leak|leaks|leaking|leakage|escape|escaping|hissing)(?: of| from| in| on| by| out| out of)?(?: the| my| our| a| some)? gas\b(?! (?:boiler|central|fire))",
        r"\bgas (?:in|all over) (?:the|my|our) \w+", r"\bfull of gas\b", r"\bgas (?:emergency|explosion)", r"\bhiss\w*\b.*\b(?:gas|cooker|hob|meter)\b", r"\bgas meter\b.*\bhiss",
        unless=r"\b(?:no|any|without|out of) gas\b|\bgas\b.*\b(?:isn't|not|won't|doesn't|stopped)(?! lit)\b",
    ),
    _sign(Hazard.GAS, r"\bleft (?:the |my |our )?(?:gas|gas ring|hob)\b", r"\bleft on\b.*\bgas\b", r"\bgas on\b.*\bnot lit\b"),
    _sign(
        Hazard.GAS,
        r"\bgas (?:pipe|main|line|bottle)s?\b.*\b(?:broke\w*|burst|cut|hit|snapped|hole|damaged|drilled|cracked|split|fractured)\b", r"\bgas meter\b.*\b(?:burst|cut|hit|snapped|hole|crushed)\b",
        r"\b(?:hit|cut|drilled|broke|broken|burst|snapped|nicked|cracked|fractured|split)(?: \w+){0,3} gas (?:pipe|main|line|supply)",
    ),
    _sign(Hazard.GAS, r"\b(?:rotten|bad) eggs?\b", rf"{_SMELL}(?: \w+){{0,2}} egg(?:s|gy)?\b", r"\beggy smell", unless=r"drain|sink|plug ?hole|toilet|tap|water|bin|fridge|shower|bath"),
    _sign(Hazard.GAS, rf"\bgas {_ALARM}", unless=_NOT_SOUNDING),
    # A smell of burning is electrical where anything electric is named, and fire where nothing is
    _sign(
        Hazard.ELECTRIC_SHOCK,
        rf"\b(?:burning|burnt|singed|fishy|hot plastic)\b.*\b(?:{_SOCKET}|plastic\b|rubber\b|electrical)", rf"\b{_SOCKET}.*\b(?:smells?|stinks?|smelling|burning|burnt|fishy)\b", r"\bfishy smell|\bsmells? (?:fishy|of fish)",
        unless=r"drain|sink|toilet|\bbins?\b|cook|fridge|freezer|shop|on fire|flames|burn(?:t|ed) (?:out|down)",
    ),
    # Fire
    _sign(Hazard.FIRE, r"^(?:a |the |help |there's |quick |oh )*fire(?: fire)*(?: help| quick)*$", rf"\b(?:on|caught|catching|catches|catched) (?:on )?fire\b{_NOT_A_FIRE}", r"\b(?:caught|set) (?:a?light|fire) ?(?:to)?\b", r"\bset \w+ (?:\w+ )?(?:on fire|alight)", r"\b(?:started|starting|lit|setting|lighting) (?:a fire|fires)\b"),
    _sign(
        Hazard.FIRE,
        rf"\b(?:there's|there is|got|have|having|has|is|see|it's) (?:a |an )?(?:\w+ )?fire\b{_NOT_A_FIRE}",
        rf"\b(?:big|small|huge|massive|little|house|flat|kitchen|pan|cooker|oven|bedroom|building|block|bin|shed|electrical|rubbish) fire\b{_NOT_A_FIRE}",
        r"\bfire(?:'s| is| has| just)* (?:in|on|at|by|under|behind|next door|upstairs|downstairs|outside|inside|everywhere|started|spreading|broken out|broke out|raging|getting|out of control)\b",
        unless=_HEATS_A_ROOM + r"|fire risk|fire hazard|\bfire on the (?:blink|wall)|bonfire",
    ),
    _sign(Hazard.FIRE, r"\bflames?\b.*\b(?:shooting|coming out|out of|pouring|everywhere|up the|climbing|leaping|through)\b", r"\b(?:see|seeing|in|big|huge|massive) flames\b", unless=r"\bno flames?\b|flame(?:'s| is| keeps)? (?:going|gone|goes) out"),
    _sign(Hazard.FIRE, r"\bflames\b", unless=r"boiler|pilot|\bhob\b|burner|cooker|\bgas\b|\bno flames"),
    _sign(
        Hazard.FIRE,
        rf"{_SMOKE}(?:'s| is| are)?(?: just| all)? (?:coming|pouring|everywhere|filling|billowing|in|from|out|all over|under|through|rising)\b", rf"\b(?:full of|lots of|see|seeing|smell|smelling|smells? of|loads of|thick|black|some|there's|is|so much|got) {_SMOKE}",
        r"\b(?:cooker|oven|hob|boiler|toaster|tumble dryer|dryer|dishwasher|washing machine|fridge|freezer|telly|tv|heater|microwave|battery|scooter|it)(?:'s| is) smoking\b",
        unless=r"cigarette|\bfags?\b|weed|cannabis|tobacco|spliff|smoker|barbecue|bbq|vap(?:e|ing)|skunk|(?:he|she)'s smoking",
    ),
    _sign(Hazard.FIRE, rf"\b(?:smoke|fire|heat) {_ALARM}\b.*(?:{_SOUNDING})", rf"(?:{_SOUNDING}).*\b(?:smoke|fire) {_ALARM}", unless=_ALARM_UPKEEP + r"|last night|yesterday|last week"),
    _sign(Hazard.FIRE, r"\b(?:ablaze|in flames|burning down)\b", r"(?:'s|is|are|gone|went) (?:alight|up in smoke)\b", r"\bexplosion\b", r"\b(?:microwave|cooker|oven|battery|scooter|house|flat)(?:'s| has| just)* (?:exploded|blown up)"),
    _sign(
        Hazard.FIRE,
        r"\b(?:house|flat|kitchen|bed|bedding|mattress|sofa|settee|bin|cooker|oven|toaster|microwave|dryer|curtains?|carpet|pan|something|room|place|building|shed|block)(?:'s| is| are)? (?:burning|burnt down)\b", r"^(?:help )?it(?:'s| is) burning$",
        rf"{_SMELL}(?: of| like)?(?: something| summat)?(?: is|'s)? burn(?:ing|t)\b", r"\bburn(?:ing|t) smell\b",
        unless=r"burning (?:everything|(?:the|my|our) (?:food|tea|dinner|toast|cakes?|chips)|food|more|too much|a lot|hot)",
    ),
    _sign(Hazard.FIRE, r"\b(?:call|ring|phone|get|need|want|send|fetch) (?:me |for )?(?:the |a )?fire (?:brigade|engine|service|fighters?|men)\b", r"^(?:the )?fire (?:brigade|engine|service)$"),
    # Injury
    _sign(
        Hazard.INJURY,
        r"\bunconscious|\bunresponsive|\b(?:not|isn't|stopped|struggling to|can't) breath\w*|\bheart attack|\bchest pains?|\bpassed out|\bblacked out|\bfaint(?:ed|ing)\b|\boverdos\w+|\bseizure|\bchoking\b(?! me)|\banaphyla\w+|\ballergic reaction|\bparamedics?",
        r"\bambulance\b(?! (?:bay|parking|access|entrance))", r"\b(?:won't|not|can't|isn't) (?:wake|waking)(?: (?:up|him|her|them|my \w+))?(?: up)?$", r"\bcan't (?:move|feel) (?:my|his|her) (?:legs?|arms?|face|side)", r"\bthink (?:he|she|\w+)(?:'s| is) dead\b", r"\b(?:gone|turned|going) blue\b",
        r"\b(?:took|taken|swallowed|drunk|drank|eaten)\b.*\b(?:too many|all (?:my|his|her)|bleach|poison)\b", r"\bin labour\b|\bwaters (?:have |has |just |'ve )*(?:broke|broken|gone)|\bbaby(?:'s| is) coming|\bgiving birth", rf"{_WHO}{_IS} (?:drowning|dying|scalded)\b(?! (?:for|to|of))",
        unless=r"wake up (?:early|in the)|not breathable|breathable|gone blue (?:mould|paint)",
    ),
    _sign(Hazard.INJURY, r"\b(?:having|had|has|took|taken) (?:a |an )?(?:\w+ )?(?:stroke|fit|fall|accident|turn)\b", r"\b(?:been|there's) (?:a |an )(?:\w+ )?accident\b", unless=_LONG_AGO),
    _sign(Hazard.INJURY, r"\bbleeding (?:badly|bad|heavily|a lot|to death|everywhere|from|all over)\b", r"\bstop (?:the )?bleeding\b", rf"{_WHO}{_IS} bleeding\b", r"\bblood (?:everywhere|all over)|\blost (?:a lot|loads) of blood", unless=r"radiator|bleeding (?:freezing|cold|soaking|heck|hell|thing|useless|broke\w*|boiler)"),
    _sign(
        Hazard.INJURY,
        r"\b(?:badly|seriously|really) (?:hurt|injured|burnt|burned|scalded)\b", rf"{_WHO}{_IS} (?:hurt|injured)$", rf"{_WHO}{_IS} (?:hurt|cut|burnt|burned) {_SELF}\b", r"\b(?:hurt|broke|broken) (?:my|his|her|their) (?:back|head|hip|leg|arm|neck|ankle|wrist|knee)\b",
        unless=_LONG_AGO + r"|on purpose|feelings",
    ),
    _sign(Hazard.INJURY, rf"{_WHO}{_IS} (?:fell|fallen|falled)\b(?! (?:out with|behind|asleep|for|in love|ill|pregnant|into (?:arrears|debt)|through|apart))", unless=_LONG_AGO + r"|yesterday"),
    _sign(Hazard.INJURY, r"\bcan't (?:get|stand)(?: (?:myself|him|her|them|my \w+))? (?:back )?up\b(?! (?:the|my|to|at|in the|early|and down|them|those|there))", rf"{_WHO}{_IS} collapsed\b"),
    _sign(Hazard.INJURY, rf"{_WHO}{_IS}(?: lying| laid| flat| stuck| still| led)? on the floor\b(?! (?:above|below))", r"^(?:lying|laid|stuck) on the floor", r"\bfound (?:him|her|them|my \w+) (?:lying )?on the floor", unless=r"sleeping|lino|carpet|laminate|tiles?"),
    # Somebody who may hurt themselves
    _sign(Hazard.SELF_HARM, r"\b(?:want|wants|wanted|ready|going|rather|like) (?:to )?(?:just )?(?:die|be dead)\b(?! of )", r"\bwish i (?:was|were) dead\b", r"\bbetter off (?:dead|without me)\b", unless=r"\b(?:plants?|phone|battery|boiler|dog|cat|fish|car)\b"),
    _sign(Hazard.SELF_HARM, rf"\bkill(?:ing|ed)? {_SELF}\b", unless=r"nearly|almost|\b(?:steps?|stairs?|path|slabs?|paving|carpet|floor|rug|ice|kerb|wire|ladder|pavement)\b"),
    _sign(
        Hazard.SELF_HARM,
        rf"\b(?:want|wants|going|feel like|thinking (?:of|about)|thoughts (?:of|about)|urge|tempted|might|scared i'll|scared i will|keeps?|tried|trying|threatening) (?:to )?(?:hurt|harm|cut|burn|hurting|cutting) {_SELF}",
        rf"\b(?:hurting|harming|cutting|hanging|hang|top|topping|drown|drowning|finish) {_SELF}", rf"\b(?:hurt|harm|cut|burnt) {_SELF} (?:on purpose|deliberately|again)", r"\b(?:cut|cutting|slit) (?:my|his|her) wrists",
        r"\bsuicid\w*|\bself[ -]?harm\w*|\bsamaritans\b",
    ),
    _sign(Hazard.SELF_HARM, r"\bend(?:ing)? (?:it all|(?:my|his|her|their) (?:own )?life)\b|\bend things\b(?! with)|\b(?:want|going|ready) to end it$", r"\b(?:take|taking|took) (?:my|his|her|their) (?:own )?life\b"),
    _sign(
        Hazard.SELF_HARM,
        r"\b(?:don't|not|no longer) want to (?:live|be alive|wake up|exist|go on|be here|carry on)\b(?! (?:in|there|next|with|near|on|like|when|for|at|while|if|all|paying|here))",
        r"\b(?:no|no reason|nothing|nothing left|no point|no point in|not worth|no want|what's the point (?:in|of)) (?:to live(?: for)?|living|going on|carrying on)\b(?! (?:room|in|here|there|with|next))", r"\b(?:tired|sick|had enough) of (?:life|living|being alive)\b(?! (?:in|here|there|with|next|like))", r"\bhate my life\b",
        r"\bcan't (?:go|carry) on(?: any ?more| like this| living)?$", r"\bcan't take (?:it|this)?(?: any ?more)$|\bcan't take any more$",
        unless=_OF_A_REPAIR,
    ),
    _sign(Hazard.SELF_HARM, r"\b(?:going|want|wants|about|threatening|ready) to jump\b|\bthinking (?:of|about) jumping\b|\bjump(?:ing)? (?:off|out of|out|from) (?:the|my|a|his|her) (?:balcony|roof|window|bridge|building|block)", unless=r"\b(?:cat|dog|trampoline|bed)\b"),
    # Violence
    _sign(
        Hazard.VIOLENCE,
        r"\b(?:break|breaking|broke|broken|climbing|climbed|forcing|forced|kicking|smashing|get|got|getting) (?:their way |his way )?(?:in|into)(?: (?:my|the|our|his|her) (?:house|home|flat|door|window|place|front|back|kitchen|bedroom|shed|garage|car|room))?(?: now)?$",
        r"\btr(?:y|ies|ying|ied) to (?:break|kick|smash|force|get|climb) (?:in\b|into\b|(?:my|the|our|his|her) (?:front |back )?(?:door|window))",
        unless=rf"\b(?:i|we)(?:'m|'re|'ve| am| are| have| was| were| can't| need| want)\b|^(?:been )?trying|\b(?:rain|water|damp|wind|draught|air|cold|mice|mouse|rats?|wasps?|bees|pigeons?|birds?|cats?|fox|squirrels?|ants|key|keys|locked out|touch|arrears|debt|repair|engineer)\b|{_LONG_AGO}",
    ),
    _sign(
        Hazard.VIOLENCE,
        r"(?<!repair )(?<!gas )(?<!delivery )\b(?:someone|stranger|man|men|bloke|lads?|people|ex|he)(?:'s| is| are)? (?:in|inside|outside|hiding in) (?:my|the|our) (?:house|home|flat|door|garden|room|kitchen|bedroom|window|loft)\b",
        unless=r"noise|noisy|smok|rubbish|park|bins?\b|clean|repair|engineer|fixing|working|lift|fell|fallen|music|loud|party|playing",
    ),
    _sign(
        Hazard.VIOLENCE,
        r"\bintruders?\b|\bburglars?\b(?! (?:alarm|proof))|\b(?:being|been|getting) (?:burgled|robbed|attacked|beaten|followed|threatened|stalked|mugged|stabbed|raped|assaulted|punched|strangled|kidnapped|broken into|held)\b",
        r"\bsexually assault|\brap(?:e|ed|ing|ist)\b|\bassault(?:ed|ing|s)?\b|\bstab(?:bed|bing)\b|\bgun ?shots?\b|\bshots fired|\bdomestic (?:violence|abuse)|\bkidnap",
        r"\b(?:he|she|husband|partner|boyfriend|girlfriend|ex|dad|son|neighbour)(?:'s| is| gets| getting| turned| has)*(?: being| very)? violent\b",
        unless=r"woodworm|mould|stabbing pain|oilseed|" + _LONG_AGO,
    ),
    _sign(
        Hazard.VIOLENCE,
        rf"\b(?:attack(?:ed|ing|s)?|hit(?:ting|s)?|beat(?:ing|s|en)?(?: up)?|punch(?:ed|ing|es)?|slapp?(?:ed|ing|s)|smack(?:ed|ing|s)?|batter(?:ed|ing|s)?|kick(?:ed|ing|s)|strangl\w+|throttl\w+|stab\w*|threat(?:en|ens|ened|ening)|hurts?|hurting|chok\w+|rob(?:bed|bing)) {_ME}\b",
        rf"\b(?:going to|will|'ll|wants? to|tried to|trying to|threatening to|says he'll|said he'll) (?:kill|hurt|stab|beat|attack|shoot|murder|batter|hit) (?:{_ME}|someone|everyone)\b",
        unless=r"hit (?:us|me) (?:hard|with|for)|\b(?:bill|bills|price|prices|tax|cost|costs|stress|damp|mould|heat|cold|stairs|steps?|back|leg|knee|hip|foot|feet|tooth)\b|beats me (?:why|how|what)|on the head last",
    ),
    _sign(Hazard.VIOLENCE, r"\b(?:got|has|have|had|with|waving|holding|carrying|pulled) (?:a |an |his |the )?(?:big |kitchen )?(?:knife|gun|weapon|machete|blade)\b(?! (?:drawer|block|rack))", r"\bmaking threats\b|\bthreatening to (?:kill|hurt|burn|come)"),
    _sign(Hazard.VIOLENCE, r"\b(?:call|ring|get|need|want|phone|fetch|send) (?:me |for )?(?:the |some )?(?:police|cops|emergency services)\b|^(?:the )?police$", r"\b(?:call|ring|phone|dial|get|need)(?: \w+){0,2} (?:999|112|nine nine nine|triple nine)\b|^nine nine nine$"),
    _sign(Hazard.VIOLENCE, r"\b(?:kicking|smashing|booting|battering|banging|hammering)(?: on| at| down)? (?:the|my|our) (?:front |back )?(?:door|window)s?(?: in| down|$)|\b(?:banging|hammering|kicking)\b.*\bdoor\b.*\b(?:won't go|shouting|threat|scared)", unless=r"\b(?:ball|football|wind|kids)\b"),
    _sign(Hazard.VIOLENCE, r"\b(?:scared|frightened|afraid|terrified) (?:of|he'll|he will|that he|she'll|they'll|for my life|to go home)\b.*\b(?:husband|wife|partner|boyfriend|girlfriend|ex|him|hurt|kill|life|home)\b", r"\bscared for my life\b"),
    _sign(Hazard.VIOLENCE, r"\bex(?:'s| is| has|'s just)? (?:here|outside|turned up|won't leave|at the door|got in)", r"\b(?:he|she|ex|husband|boyfriend|girlfriend|partner) won't (?:leave|go away|let (?:me|us|her) (?:out|leave|go))\b(?! (?:a|any|his|her|messages?) )", r"\b(?:screaming|shouting|crying|yelling) for help\b", r"\b(?:people|men|lads|they|neighbours?|couple|gang|youths)(?:'re| are| is|'s)? fighting\b"),
    # Trapped
    _sign(Hazard.TRAPPED, r"\btrapped\b(?! (?:nerve|wind|air|cable|water|in (?:debt|the (?:system|contract))))", unless=r"\b(?:birds?|pigeons?|seagull|mouse|rats?|squirrels?|bats?|wasps?|bees?|fox|hedgehog|air|water|moisture|damp|dirt|leaves|something|hose|duvet|washing|keys?|carpet|rubbish|letters?)(?:'s| is| are| has| have| got| been| getting)* trapped"),
    _sign(
        Hazard.TRAPPED,
        rf"{_WHO}{_IS}(?: \w+)? (?:stuck|jammed|shut|locked|caught|wedged) (?:in|inside|on|up|behind|between|under|halfway|down|at the top)\b", rf"\b(?:locked|shut) {_SELF} in\b", r"\blocked out on the (?:balcony|roof)", r"^(?:stuck|locked|shut|caught) (?:in|inside|on|behind) (?:the|a|my) \w+$",
        r"\b(?:head|arm|hand|fingers?|foot|leg)(?:'s| is| are)? (?:stuck|jammed|wedged|caught) ?(?:in|between|$)", r"\b(?:child|baby|kid|toddler|mum|nan|gran|grandad|dad|son|daughter)(?:'s| is) stuck$", r"\bstair ?lift\b.*\b(?:i'm|with me|halfway|half way|on it)\b", r"\b(?:hoist|bath lift)\b.*\b(?:in it|with me|on it)\b",
        unless=r"\b(?:stuck|caught) (?:in|on|up|inside) (?:traffic|bed|a contract|debt|all day|the house all day|my ways|hospital|a rut|hold|the phone|benefits|what|arrears)|\b(?:got|put|dropped|have|has) (?:a|an|the|my|some|something) ?\w* (?:stuck|caught|jammed)|keys?(?:'s| is| are| got)* (?:stuck|locked)",
    ),
    _sign(
        Hazard.TRAPPED,
        rf"\b(?:stuck|shut|caught|jammed) (?:in|inside) (?:the|a|this|our) lift\b", r"\binside the lift\b|\bin the lift and (?:it|the)\b", r"\blift\b.*\b(?:in it|inside|let (?:me|us) out|with me|with people)\b", r"\b(?:people|person|someone|man|woman|lady|kids?|child|children|neighbour|nan|mum|i)(?:'s|'m| am| is| are)? (?:still )?in the lift\b",
        unless=r"\b(?:something|pushchair|trolley|keys?|ball|rubbish|bike|smok\w*|wee|sick|graffiti|mirror|button)\b",
    ),
    _sign(
        Hazard.TRAPPED,
        r"\b(?:can't|unable to|not able to) (?:get|come|climb|crawl)(?: (?:myself|him|her|them|my \w+))? (?:back )?out\b(?! (?:much|often|to|any ?more|these days|on my own|of (?:the |my |a |this )?(?:contract|tenancy|debt|habit|car park|drive|arrears|lease|parking)))", r"\bcan't escape\b", r"\bwon't let (?:me|us|her|him) out\b",
        unless=r"\b(?:stains?|smell|marks?|plug|bulb|screw|key|car|bins?|pram|damp|mould|scooter)\b|in the morning",
    ),
    _sign(Hazard.TRAPPED, r"\bdoor\b.*\b(?:won't open|jammed|stuck|locked|broke\w*)\b.*\b(?:i'm|we're|he's|she's|nan's|mum's|baby's|child's|kids are) (?:\w+ )?(?:inside|in there|in here|in it)\b", r"\block(?:ed)?\b.*\b(?:bab|baby|toddler|child|kids?|children|son|daughter)(?:'s| is| are)?(?: \w+)? (?:inside|in there|indoors|in the (?:house|flat|car|bathroom))\b"),
    # Water on electrics
    _sign(
        Hazard.WATER_ON_ELECTRICS,
        rf"{_WATER}(?: (?!and\b|but\b)[\w']+){{0,6}}? {_ONTO} (?:\w+ ){{0,3}}{_ELECTRICS}", rf"\b{_ELECTRICS}(?:'s| is| are| has| have| got| getting| gone| all)*(?: (?!and\b|but\b)\w+){{0,2}} (?:wet|soaked|soaking|flooded|dripping|leaking|drenched|water)\b",
        rf"\b(?:wet|soaked|dripping|leaking|flooded) {_ELECTRICS}", rf"\b(?:coming|pouring|running|leaking|dripping|pissing) (?:in |out |down )?(?:through|out of|from|out|off|onto|on|into) (?:the |my |our |a )?(?:\w+ )?{_ELECTRICS}",
        unless=r"\bno (?:hot |cold )?water|(?:bath|sink|basin) plug|plug ?hole|round the plug|outside light|security light|flood ?light|draught|\bants\b|\bmice\b|insects|smoke|sparks?|fire\b|night ?light|\bwindow|water (?:heater|meter)",
    ),
    # Electric shock
    _sign(
        Hazard.ELECTRIC_SHOCK,
        r"\belectric(?:al)? shocks?\b|\belectrocut\w+|\bshocks? (?:off|from|out of) (?:the|my|a|our)\b|\b(?:tingle|tingling|belt|jolt|buzz) (?:off|from|out of) (?:the|my|a|our)\b|\bzapp?(?:ed|s|ing) (?:me|us|my|him|her)\b",
        rf"\b(?:got|get|gets|getting|gave|gives|giving|give|had|have|having)(?: {_ME}| you)? (?:a |an |little |big |bad |small |nasty |mild |wee )*shocks?\b", r"\b(?:tap|sink|bath|radiator|cooker|washing machine|shower|fridge)(?:'s| is| are) (?:live|electrified)\b",
        unless=r"\b(?:bill|rent|letter|statement|price|balance|arrears|news|absorber)\b",
    ),
    _sign(Hazard.ELECTRIC_SHOCK, r"\bspark(?:s|ing|ed|in)\b", r"\ba (?:\w+ )?spark\b", unless=r"\b(?:not|isn't|won't|no longer|stopped|doesn't|aren't|no|any) spark|spark plugs?|sparks? joy|ignition"),
    _sign(
        Hazard.ELECTRIC_SHOCK,
        r"\b(?:live|bare|exposed|loose|naked|hanging|dangling|frayed|melted) (?:electric(?:al)? |light )?(?:wires?|wiring|cables?)\b|\b(?:wires?|wiring|cables?)\b.*\b(?:hanging|sticking|showing|exposed|bare|poking|live|dangling|frayed|coming out)\b",
        unless=r"\b(?:tv|telly|television|aerial|sky|satellite|broadband|internet|wifi|phone|telephone|virgin|bt|fibre|fence|dish|chicken|barbed|washing line)\b",
    ),
    _sign(
        Hazard.ELECTRIC_SHOCK,
        rf"\b{_SOCKET}.*\b(?:smoking|smouldering|burning|burnt|melt(?:ed|ing)|scorch\w*|fizz\w*|crackl\w*|sizzl\w*|red hot|gone black|black marks?|arcing|exploded|blew up|bang|banged|popp(?:ed|ing))\b", rf"\b(?:burnt|melted|scorched|fizzing|crackling|smoking)(?: \w+){{0,3}} {_SOCKET}",
        r"\b(?:socket|plug|fuse ?box|switch|wire|cable|charger)(?:'s| is| are| gets?| getting| feels?)+(?: (?:really|very|too|red|so|dead|getting))? hot\b", r"\bdangerous (?:electrics?|wiring)|\belectrics?(?:'s| is| are) dangerous",
        unless=r"bulb(?:'s| has| is)? (?:burnt|burned|gone|blown)|burn(?:t|ed) out (?:bulb|light)|\bbath plug|\bsink plug",
    ),
    # Collapse
    _sign(
        Hazard.COLLAPSE,
        rf"{_ROOF}(?:'s| has| is| are| have| just| all| been| completely| partly)* (?:collaps\w+|fall(?:en|ing)? (?:in|down|through)|fell (?:in|down|through)|com(?:e|ing) (?:down|in|away)|came (?:down|in)|cav(?:ed|ing) in|giv(?:en|ing) way|gave way|about to (?:fall|collapse|come|go|cave)|blown off|come off|ripped off)\b",
        r"\b(?:ceiling|wall)s?(?:'s| is| are|'re)?(?: badly| really| all)? (?:bulging|sagging|bowing)\b", r"\b(?:bits?|half|part|lumps?|chunks?|pieces?) of (?:the|my|our) (?:\w+ )?(?:ceiling|roof|wall|chimney)(?:'s| has| have| is|s)* (?:come|came|fallen|fell|coming|falling|collapsed)", r"\bfall(?:en|ing)? (?:in|down)? ?on (?:me|my head|us)\b", r"\b(?:fallen|fell|come|came) through the (?:roof|ceiling|floor)\b",
        unless=r"\b(?:garden|boundary|retaining|front|outside|dwarf) wall|wall ?paper|\bwater\b|\brain\b|leak|\bcold\b|draught|damp|paint|mice|rats",
    ),
    # Flood
    _sign(Hazard.FLOOD, r"\bflood(?:s|ed|ing|in)?\b(?! ?(?:lights?|risk|zone|insurance|warning|defen|door|plain))", unless=r"\b(?:garden|car ?park|driveway|drive|path|road|street|yard|shed|allotment|alley)\b|last (?:year|winter|month|week)|months? ago|years? ago|insurance"),
    _sign(Hazard.FLOOD, r"\b(?:burst|bust|busted|bursted|split|exploded) (?:water |heating |hot |cold |waste )*(?:pipes?|mains?|tank|cylinder|boiler|radiator)\b", r"\b(?:pipes?|tank|cylinder|radiator|water main|immersion)(?:'s| has| is| have| was| just| all| gone and)* (?:burst|bust|busted|bursted|exploded|split|come off)\b"),
    _sign(
        Hazard.FLOOD,
        r"\bwater(?:'s| is| are| just| all| keeps)* (?:pour\w*|gush\w*|stream\w*|spray\w*|shoot\w*|flying|pissing|rushing|spurt\w*|cascading|spewing|rising)\b", r"\bwater(?:'s| is| are| just| all| keeps| too much)* (?:com(?:es?|ing)|r[ua]n(?:ning)?|flow\w*|drip\w*|leak\w*)\b.*\b(?:ceilings?|walls?|everywhere|upstairs|stairs|all over|flat above)\b",
        r"\b(?:pour\w*|gush\w*|spray\w*|pissing|cascading|spurting|lashing|teeming) (?:in |out )?(?:with )?(?:water|through|everywhere|all over|out of the (?:pipe|tank|boiler|wall|radiator|ceiling)|down the (?:wall|walls|stairs|lights?))\b", r"\bwater(?:'s| is| are)? (?:everywhere|all over)\b",
        unless=r"\bno (?:hot |cold )?water|\bwindows?\b|condensation|gutter|overflow pipe|down ?pipe|pouring (?:down )?(?:with rain|outside)|\b(?:from|out of|through|in|down) (?:the |my |our |all |any |kitchen |bathroom |bath |hot |cold |mixer )*(?:taps?|shower|shower ?head)\b|water coming in (?:through )?(?:the |my )?roof",
    ),
    _sign(Hazard.FLOOD, r"\bcan't (?:\w+ ){0,2}(?:stop|turn off|turn) (?:the |this |it )?(?:water|leak\w*)\b(?! (?:heater|pressure|meter))|\bcan't get the water to stop|\bwater won't (?:stop|turn off)(?: coming| pouring)?\b", unless=r"toilet|cistern|hot water"),
    _sign(Hazard.FLOOD, r"\b(?:massive|major|huge|serious|really bad|terrible|big|bad) leak\b|\bleaking (?:really |very )?(?:badly|everywhere|like mad|like a river)\b|\boverflow\w*\b.*\b(?:everywhere|all over|through the ceiling)\b"),
    _sign(Hazard.FLOOD, r"\b(?:under water|underwater)\b(?! (?:tank|heater|boiler|cylinder|pressure))|\b(?:knee|ankle) deep\b|\bup to (?:my|our|the) (?:ankles?|knees?)\b|\b(?:inch|inches|foot|feet) of water\b|\bswimming (?:pool in|in water)|\b(?:river|waterfall|niagara)\b.*\b(?:kitchen|house|flat|ceiling|stairs|falls|hall|bathroom|room)\b|\blike a waterfall\b"),
)  # fmt: skip
"""The gravest first."""

_NOT_WORDS = re.compile(r"[^a-z0-9' ]+")
_TO_PLAINER = re.compile(rf"\b(?:{'|'.join(sorted(_PLAINER, key=len, reverse=True))})\b(?!')")


def recognise(said: str) -> Hazard | None:
    """The gravest danger in what was said, or None. Any text, any length; only the first 500 characters count."""
    text = _plain(said)
    return next((sign.hazard for sign in _SIGNS if sign.is_in(text)), None)


def _plain(said: str) -> str:
    lowered = said[:500].lower().replace("’", "'").replace("-", " ")
    words = " ".join(_NOT_WORDS.sub(" ", lowered).split())
    return _TO_PLAINER.sub(lambda found: _PLAINER[found[0]], words)
