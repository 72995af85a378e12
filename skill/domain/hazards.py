"""Danger, recognised in anything that was said, by whole phrases and without asking anything.

Where a phrase could be read either way it counts as danger: a needless answer costs a moment. What
is plainly a repair (a gas fire that will not light, an alarm that wants a battery) must not be
caught, or nobody could report it.
"""

import re
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


_PEOPLE = (
    r"(?:i|he|she|we|they|someone|somebody|mum|mom|dad|nan|nana|gran|grandad|grandma|baby|husband|wife|"
    r"partner|son|daughter|child|kid|neighbour|friend|mother|father|brother|sister)"
)
_WATER = r"(?:water|leak\w*|drip\w*|flood\w*|pour\w*|rain\w*|wet|soak\w*|gush\w*)"
_ELECTRICS = (
    r"(?:lights?|light ?bulbs?|light fittings?|lamps?|electrics|electric(?:ity)? meter|electric(?:al)? (?:box|wires?|wiring|cables?)"
    r"|sockets?|plug ?holes? on the wall|plugs|fuse ?box|fuse ?board|consumer unit|light switch(?:es)?|switches|wires|wiring)"
)
_GOING_ONTO = r"(?:through|thru|into|onto|on|in|over|near|from|out of|down|by|round|around|behind|next to|all over|gets?|got)"
_ROOF = r"(?:ceilings?|roof|walls?|chimney|balcony|floor|stairs|staircase)"

_MONOXIDE = r"(?:carbon monoxide|monoxide|\bc\.? ?o\.? (?:alarm|detector|poisoning))"
_ONLY_MAINTENANCE = re.compile(
    r"chirp|batter(?:y|ies)|once a minute|every (?:minute|few minutes|now and)|out of date|expired|missing|"
    r"(?:need|needs|want|wants|fit|fitted|replace|new|test|tested|check|checked|install)\b"
)

_PATTERNS: tuple[tuple[Hazard, tuple[str, ...]], ...] = (
    (
        Hazard.CARBON_MONOXIDE,
        (
            _MONOXIDE,
            r"(?:headaches?|dizzy|drowsy|feeling sick|feel sick)\b.*\b(?:boiler|gas fire|heater|alarm)",
            r"(?:boiler|gas fire|heater)\b.*\b(?:headaches?|dizzy|drowsy|feel(?:ing)? (?:sick|ill))",
        ),
    ),
    (
        Hazard.GAS,
        (
            r"\b(?:smell\w*|smelt|whiff|stinks?|stinking|reeks?|reeking|sniff\w*|pong\w*|niff\w*)\b.*\bgas\b",
            r"\bgas\b.*\b(?:smells?|smelling|smelly|leak\w*|escap\w+|whiff|odou?r|stinks?|fumes|hissing|everywhere|coming out|left on)\b",
            r"\b(?:leak\w*|escape of|escaping|hissing) (?:of )?gas\b",
            r"\bgas (?:pipe|main|meter)s?\b.*\b(?:broke\w*|burst|cut|hit|snapped|hole|hissing|damaged)\b",
            r"\b(?:rotten|bad) eggs?\b",
        ),
    ),
    (
        Hazard.FIRE,
        (
            r"^(?:a |the |help )?fire(?: fire)*(?: help)?$",
            r"\b(?:on|caught|catching|catches|catched) fire\b",
            r"\bset fire to\b",
            r"\b(?:there'?s|there is|we'?ve got|we have|have|got|having|is) a fire\b(?! (?:door|exit|alarm|extinguisher|place|guard|pit|stick))",
            r"\bfire in (?:the|my|our|her|his|me)\b",
            r"\b(?:house|flat|kitchen|chip pan|pan|cooker|bedroom|building|block|bin|electrical) fire\b(?! (?:door|alarm|exit|safety))",
            r"^(?!.*\b(?:boiler|pilot|burner)\b.*\bflame).*\bflames?\b",
            r"\bsmoke (?:is |'s )?(?:coming|pouring|everywhere|filling|billowing|in|from)\b",
            r"\b(?:full of|lots of|see|seeing|smell|smelling|smells? of|loads of|thick|black|some) smoke\b",
            r"\b(?:smoke|fire) (?:alarm|detector)s?\b.*\b(?:going off|gone off|went off|goes off|sounding|ringing|blaring|won'?t stop|keeps going|screaming)\b",
            r"\b(?:ablaze|in flames|burning down|alight)\b",
            r"\b(?:house|flat|kitchen|bed|sofa|settee|bin|cooker|oven|toaster|curtains?|something|it|room|place|building)(?:'s| is| are)? burning\b",
            r"\b(?:fire brigade|fire engine|fire service)\b",
        ),
    ),
    (
        Hazard.INJURY,
        (
            r"\b(?:unconscious|not breathing|can'?t breathe|cannot breathe|stopped breathing|struggling to breathe|heart attack|chest pains?|passed out|overdos\w+|seizure|choking|ambulance)\b",
            r"\b(?:having|had|has had|having had) a (?:stroke|fit|bad fall|nasty fall|fall)\b",
            r"\bbleeding (?:badly|heavily|a lot|to death|out|everywhere)\b|\b(?:won'?t|can'?t) stop (?:the )?bleeding\b",
            _PEOPLE + r"(?:'s| is| am|'m) bleeding\b",
            r"\b(?:badly|seriously|really) (?:hurt|injured|burnt|burned|scalded)\b",
            r"\bfall(?:en|ing)?\b.*\bcan'?t get up\b|\bfell\b.*\bcan'?t get up\b",
            r"\b(?:fell|fallen) (?:down|off|over|through)\b.*\b(?:hurt|stairs|head|hip|leg|floor)\b",
            _PEOPLE + r"(?:'s| has| is)? (?:collapsed|lying on the floor|laid on the floor|on the floor)\b",
        ),
    ),
    (
        Hazard.SELF_HARM,
        (
            r"\b(?:want|wants|wanna|wanting|ready|going|rather) (?:to )?(?:die|be dead)\b",
            r"\b(?:kill|hurt|harm|cut|cutting|hurting|harming|killing|top|hang) (?:myself|meself|himself|herself|themselves)\b",
            r"\bend (?:it all|my life|me life|things|his life|her life)\b|\btake my (?:own )?life\b",
            r"\bsuicid\w*|\bself[- ]harm\w*",
            r"\b(?:don'?t|do not|dont) want to (?:live|be here|be alive|wake up|exist|go on)\b",
            r"\b(?:no|nothing|not worth) (?:reason to live|to live for|living)\b|\bbetter off dead\b|\bwish i (?:was|were) dead\b",
            r"\bcan'?t go on (?:any ?more|living)\b|\bhad enough of (?:life|living)\b",
        ),
    ),
    (
        Hazard.VIOLENCE,
        (
            r"\b(?:breaking in|trying to (?:break|get|kick|force) (?:in|into|my|the|our|his|her)|breaking into|break in (?:now|happening))\b",
            _PEOPLE + r"(?:'s| has|'ve| have| just)? (?:broken|broke) in(?:to)?\b",
            r"\b(?:someone|somebody|stranger|man|men|people|bloke|burglars?)(?:'s| is| are)? (?:in|inside|outside) (?:my|the|our) (?:house|home|flat|door|garden|room|kitchen|bedroom|window)\b",
            r"\bintruders?\b|\bburglars?\b|\bbeing (?:burgled|robbed|attacked|beaten|followed|threatened|stalked)\b",
            r"\b(?:attacked|attacking|hitting|hits|hit|beating|beats|punched|punching|strangl\w+|stabb\w+|raped|threatening|threatened|threatens|hurting|kicking|chok\w+) (?:me|us|him|her|my (?:mum|mom|sister|wife|child|kids|son|daughter|baby|neighbour))\b",
            r"\b(?:going to|gonna|says he'?ll|wants to|tried to|trying to) (?:kill|hurt|stab|beat|attack|shoot) (?:me|us|him|her|someone|somebody|my)\b",
            r"\b(?:got|has|have|with|waving|holding) a (?:knife|gun|weapon|machete)\b",
            r"\b(?:call|ring|need|get) (?:me )?(?:the )?police\b|\b(?:kicking|smashing|banging|booting) (?:the|my|our|me) (?:front |back )?door (?:in|down)\b",
            r"\b(?:scared|frightened|afraid) (?:of|he'?ll|he will|that he|for my life)\b.*\b(?:husband|partner|boyfriend|ex|him|hurt|kill|life)\b",
        ),
    ),
    (
        Hazard.TRAPPED,
        (
            r"\btrapped\b(?! (?:nerve|wind|air|cable|water))",
            r"\b(?:stuck|caught) in(?:side)? (?:the |a |this |our |my |me )?(?:lift|elevator|bath|bathtub|bathroom|toilet|loo|shower|bedroom|kitchen|room|cupboard|flat|house|hallway|porch|cellar|loft)\b",
            r"\b(?:locked|shut|stuck) (?:in|inside)(?:$| and\b| the (?:bath|toilet|loo|bedroom|kitchen|room|flat|house|cupboard)| my (?:room|flat|house|bedroom|bathroom|toilet|home|own))",
            r"\bcan'?t get (?:out|myself out|him out|her out|them out)\b(?! of (?:the )?(?:contract|tenancy|debt|bed in))",
        ),
    ),
    (
        Hazard.WATER_ON_ELECTRICS,
        (
            rf"\b{_WATER}\b.*\b{_GOING_ONTO}\b.*\b{_ELECTRICS}\b(?! (?:shower|cooker|heater))",
            rf"\b{_ELECTRICS}\b.*\b(?:is|are|'s|has|have|got|getting|gone|full of|with)\b.*\b(?:water|wet|soaked|soaking|flooded|dripping|leaking)\b",
            rf"\b(?:wet|soaked|dripping|leaking|flooded) {_ELECTRICS}\b",
            rf"\b{_ELECTRICS} (?:wet|soaked|dripping|leaking|flooded)\b",
        ),
    ),
    (
        Hazard.ELECTRIC_SHOCK,
        (
            r"\belectric(?:al)? shocks?\b|\belectrocut\w+|\b(?:got|get|getting|gave|gives|giving|give|had|have|having) (?:me |us |her |him |you |my \w+ )?(?:a |an |little |big |bad |electric )*shocks?\b(?! (?:when|at|about) (?:i saw|my|the) (?:bill|rent|letter))",
            r"\bspark(?:s|ing|ed|in)\b(?! (?:plugs?|joy))",
            r"\b(?:live|bare|exposed|loose|naked|hanging) (?:electric(?:al)? )?(?:wires?|wiring|cables?)\b|\b(?:wires?|wiring|cables?)\b.*\b(?:hanging|sticking|showing|exposed|bare|poking|live)\b",
            r"\b(?:socket|plug|switch|fuse ?box|fuse ?board|consumer unit|light|cooker|wire|wires|wiring|electrics?|meter|extension)\w*\b.*\b(?:smoking|burning|burnt|melted|melting|scorched|fizzing|crackling|sizzling|on fire|red hot|black marks?|singed|bang|banged|exploded|blew up)\b",
            r"\b(?:smell\w* (?:of |like )?(?:something )?burning|burning (?:plastic|smell|rubber|wire|wires)|smells? burnt|fishy smell)\b",
            r"\b(?:zapped|zaps|zapping) (?:me|us|my|him|her)\b",
        ),
    ),
    (
        Hazard.COLLAPSE,
        (
            rf"\b{_ROOF}(?:'s| has| is| have)?(?: just| all| been| completely)? (?:collaps\w+|fall(?:en|ing)? (?:in|down)|fell (?:in|down)|com(?:e|ing) down|came down|caved? in|caving in|giving way|gave way|given way|about to)\b",
            r"\b(?:building|house|block|balcony)(?:'s| is| has)? (?:collaps\w+|coming down|falling down now)\b",
            r"\b(?:ceiling|wall)(?:'s| is)? (?:bulging|sagging|bowing)\b",
        ),
    ),
    (
        Hazard.FLOOD,
        (
            r"\bflood(?:s|ed|ing|in)?\b(?! ?lights?)(?!.*\b(?:last (?:year|winter|month)|insurance|risk|zone)\b)",
            r"\b(?:burst|bust|busted|bursted|split|exploded) (?:water |heating |hot |cold |waste )*(?:pipes?|mains?|tank|cylinder|boiler|radiator)\b",
            r"\b(?:pipes?|tank|cylinder|radiator|water main|immersion)(?:'s| has| is| have)?(?: just| all| gone and)? (?:burst|bust|busted|bursted|exploded|split)\b",
            r"\bwater(?:'s| is| are)?(?: just| all)? (?:pour\w*|gush\w*|stream\w*|spray\w*|flow\w*|shoot\w*|flying|pissing|rushing|spurting|coming|running|cascading)\b.*\b(?:ceilings?|walls?|everywhere|upstairs|down the|stairs|through|all over|out of the (?:pipe|tank|boiler|wall|radiator)|into the)\b",
            r"\b(?:pour\w*|gush\w*|spray\w*|pissing|cascading|spurting) (?:with )?(?:water|through|out|everywhere|down|all over)\b(?!.*\boverflow pipe\b)",
            r"\b(?:can'?t|cannot|won'?t|cor|doesn'?t|not) (?:\w+ ){0,2}(?:stop|turn off|turn) (?:the |this )?(?:water|leak)\b(?! (?:heater|pressure))",
            r"\b(?:under water|underwater|knee deep|ankle deep|inches of water|swimming pool in)\b",
        ),
    ),
)
_COMPILED = tuple(
    (hazard, tuple(re.compile(pattern) for pattern in patterns)) for hazard, patterns in _PATTERNS
)
_ALARM = re.compile(rf"{_MONOXIDE}|(?:smoke|fire|heat) (?:alarm|detector)")
_NOT_WORDS = re.compile(r"[^a-z' -]+")


def recognise(said: str) -> Hazard | None:
    """The gravest danger in what was said, or None. Any text, any length; only the first 500 characters count."""
    text = _plain(said)
    if not text:
        return None
    if _ALARM.search(text) and _ONLY_MAINTENANCE.search(text) and "going off" not in text:
        return None
    for hazard, patterns in _COMPILED:
        if any(pattern.search(text) for pattern in patterns):
            return hazard
    return None


def _plain(said: str) -> str:
    lowered = said[:500].lower().replace("’", "'").replace("-", " ")
    return " ".join(_NOT_WORDS.sub(" ", lowered).split())
