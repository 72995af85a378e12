"""What is in the air or burns: carbon monoxide, gas, a burning smell, fire."""

# ruff: noqa: E501 - one pattern a line reads better than wrapped ones

from skill.domain.danger.words import SOCKET, Hazard, Sign, sign

_SMELL = (
    r"\b(?:smell\w*|smelt|whiff\w*|stinks?|stinking|stank|reek\w*|sniff\w*|pong\w*|niff\w*|ming\w*|honk\w*)\b"
)

_ALARM = r"(?:alarm|detector|monitor)s?"

_SOUNDING = r"(?:going|gone|went|goes|go|set) (?:bloody )?off|sounding|ringing|blaring|screaming|flashing red|won't stop(?! (?:chirp|peep))"

_CHIRPING = r"chirp|batter(?:y|ies)|once a minute|every (?:minute|few|\w+ (?:minutes|seconds))|\btest(?:ed|ing)?\b|out of date|expired|missing"

_WANTS_WORK = (
    r"(?:broke|fell off|falling off|work|haven't got|no (?:carbon|co|gas|smoke)\b|fit\b|fitted|install|replace|\bnew\b|check|service"
    r"|(?:need|needs|want|wants|like) (?:a|an|my|the|some|to have|changing|replacing|fitting|checking|looking)\b)"
)

_NOT_SOUNDING = (
    rf"^(?!.*(?:{_SOUNDING})).*(?:{_CHIRPING})|^(?!.*(?:{_SOUNDING}|beeping|bleeping)).*{_WANTS_WORK}"
)

_NUISANCE = (
    rf"{_CHIRPING}|no reason|by itself|on its own|every (?:now|so often|time|night|hour)|when(?:ever)? (?:i|we|you) (?:cook|shower|make)"
    r"|cooking|toast|steam|random|false alarm|last night|yesterday|last week"
)

_APPLIANCE = r"(?:boiler|gas fire|heater|heating|flue|cooker|hob|fire's on|fire is on)"

_DIZZY = r"(?:headaches?|dizzy|drowsy|light headed)"

_UNWELL = rf"(?:{_DIZZY}|faint|sick|ill|poorly|sleepy)"

_HEATS_A_ROOM = (
    r"(?:gas|electric|coal|log|open|fuel|flame|effect) fire\b"
    r"|\bfire(?: in (?:the|my|our) \w+(?: room)?)?(?:'s| is| has| just| all)* (?:not |isn't |stopped |never )?(?:working|serviced|bust|knackered|broken?(?! out)|gone wrong)"
    r"|\bfire(?: in (?:the|my|our) \w+(?: room)?)?(?:'s| is| has| just| all)* (?:won't|doesn't|isn't|not|don't|never|can't|keeps) (?:\w+ )?(?:light|lighting|come on|coming on|work|start|ignit\w*|turn|turning|stay|switch|go on|heat\w*|cutting|(?<=keeps )going out)"
    r"|\bfire needs? (?:a |its |an )?(?:service|servicing|sweep|sweeping|fixing|repair)"
)

_NOT_A_FIRE = r"(?! ?(?:door|exit|escape|alarm|extinguisher|blanket|place|guard|pit|stick|safety|risk|hazard|drill|panel|stopp|curtain|surround|station|action|proof|detector|precaution|lane|regulation|notice|sign|talk|work))"

_SMOKE = r"\bsmok(?:e|ey|y)\b(?! (?:alarm|detector|test|free|vent|control))"


IN_THE_AIR: tuple[Sign, ...] = (
    # Carbon monoxide
    sign(
        Hazard.CARBON_MONOXIDE,
        r"monoxide|carbon mon",
        rf"\bcarbon (?:dioxide )?(?:{_ALARM}|thing)",
        rf"\bc ?o (?:{_ALARM}|poisoning)",
        unless=_NOT_SOUNDING,
    ),
    sign(
        Hazard.CARBON_MONOXIDE,
        rf"\b{_DIZZY}\b.*\b(?:{_APPLIANCE}|fumes|monoxide|co alarm)",
        rf"\b(?:{_APPLIANCE}|fumes|monoxide|co alarm)\b.*\b{_DIZZY}\b",
        rf"\b(?:all|everyone|both)\b.*\b{_UNWELL}\b.*\b{_UNWELL}\b",
        unless=r"noise|noisy|beeping|chirp|banging",
    ),
    sign(
        Hazard.CARBON_MONOXIDE,
        rf"\b{_UNWELL}\b.*\b(?:{_APPLIANCE}|fumes)",
        rf"\b(?:{_APPLIANCE}|fumes)\b.*\b(?:feel|feeling|feels|making|makes|made)\b.*\b{_UNWELL}\b",
        unless=r"noise|noisy|beeping|chirp|banging|worr|cold|freezing|without|no heating|broke|damp|mould",
    ),
    sign(
        Hazard.CARBON_MONOXIDE,
        rf"\bfumes\b.*\b(?:{_APPLIANCE}|house|flat|kitchen|room|bedroom)",
        r"\b(?:boiler|gas fire|heater|flue)\b.*\b(?:fumes|soot\w*)",
        r"\bsoot\w*\b.*\b(?:boiler|gas fire|heater|flue)",
        unless=r"\b(?:cars?|traffic|bus|paint|garage)\b|gas fumes",
    ),
    sign(
        Hazard.CARBON_MONOXIDE,
        r"^(?=.*\bflames?\b)(?=.*\b(?:yellow|orange)\b).*\b(?:boiler|pilot|cooker|hob|burner|gas|heater)\b",
        unless=r"\bflames?\b.*\b(?:shooting|coming out|out of|pouring)\b",
    ),
    # Gas
    sign(
        Hazard.GAS,
        rf"{_SMELL}.*\bgas(?:s?y)?\b",
        rf"\bgas(?:s?y)?\b.*(?:{_SMELL}|\bodou?r|\bfumes)",
        r"\bfumes like gas",
        unless=r"gas bill",
    ),
    sign(
        Hazard.GAS,
        r"\bgas(?:'s| is| was| has| have| keeps| been| just)* (?:leak\w*|escap\w+|hissing|pouring|everywhere|come|coming|left on|on but not lit|on and not lit|not lit|flooding|filling)\b",
        r"\bgas (?:main|pipe|meter|supply|bottle)(?: is|'s| was| has)? (?:leak\w*|hissing)",
        r"\b(?:leak|leaks|leaking|leakage|escape|escaping|hissing)(?: of| from| in| on| by| out| out of)?(?: the| my| our| a| some)? gas\b(?! (?:boiler|central|fire))",
        r"\bgas (?:in|all over) (?:the|my|our) \w+",
        r"\bfull of gas\b",
        r"\bgas (?:emergency|explosion)",
        r"\bhiss\w*\b.*\b(?:gas|cooker|hob|meter)\b",
        r"\bgas meter\b.*\bhiss",
        unless=r"\b(?:no|any|without|out of) gas\b|\bgas(?: \w+){0,4} (?:isn't|not|won't|doesn't|stopped) (?:come|coming|work|working|light|on)\b",
    ),
    sign(
        Hazard.GAS,
        r"\bleft (?:the |my |our )?(?:gas|gas ring|hob)\b",
        r"\bleft on\b.*\bgas\b",
        r"\bgas on\b.*\bnot lit\b",
    ),
    sign(
        Hazard.GAS,
        r"\bgas (?:pipe|main|line|bottle)s?\b.*\b(?:broke\w*|burst|cut|hit|snapped|hole|damaged|drilled|cracked|split|fractured)\b",
        r"\bgas meter\b.*\b(?:burst|cut|hit|snapped|hole|crushed)\b",
        r"\b(?:hit|cut|drilled|broke|broken|burst|snapped|nicked|cracked|fractured|split)(?: \w+){0,3} gas (?:pipe|main|line|supply)",
    ),
    sign(
        Hazard.GAS,
        r"\b(?:rotten|bad) eggs?\b",
        rf"{_SMELL}(?: \w+){{0,2}} egg(?:s|y)?\b",
        r"\beggy smell",
        unless=r"drain|sink|plug ?hole|toilet|tap|water|bin|fridge|shower|bath",
    ),
    sign(Hazard.GAS, rf"\bgas {_ALARM}", unless=_NOT_SOUNDING),
    # A smell of burning is electrical where anything electric is named, and fire where nothing is
    sign(
        Hazard.ELECTRIC_SHOCK,
        rf"\b(?:burning|burnt|singed|fishy|hot plastic)\b.*\b(?:{SOCKET}|plastic\b|rubber\b|electrical)",
        rf"\b{SOCKET}.*\b(?:smells?|stinks?|smelling|burning|burnt|fishy)\b",
        r"\bfishy smell|\bsmells? (?:fishy|of fish)",
        unless=r"drain|sink|toilet|\bbins?\b|cook|fridge|freezer|shop|on fire|flames|burn(?:t|ed) (?:out|down)",
    ),
    # Fire
    sign(
        Hazard.FIRE,
        r"^(?:a |the |help |there's |quick |oh )*fire(?: fire)*(?: help| quick)*$",
        rf"\b(?:on|caught|catching|catches|catched|ketch|cotch) (?:on )?fire\b{_NOT_A_FIRE}",
        r"\b(?:caught|set) (?:a?light|fire) ?(?:to)?\b",
        r"\bset \w+ (?:\w+ )?(?:on fire|alight)",
        r"\b(?:started|starting|lit|setting|lighting) (?:a fire|fires)\b",
    ),
    sign(
        Hazard.FIRE,
        rf"\b(?:there's|there is|got|have|having|has|is|see|it's) (?:a |an )?(?:\w+ )?fire\b{_NOT_A_FIRE}",
        rf"\b(?:big|small|huge|massive|little|house|flat|kitchen|pan|cooker|oven|bedroom|building|block|bin|shed|electrical|rubbish) fire\b{_NOT_A_FIRE}",
        r"\bfire(?:'s| is| has| just)* (?:in|on|at|by|under|behind|next door|upstairs|downstairs|outside|inside|everywhere|started|spreading|broken out|broke out|raging|getting|out of control)\b",
        unless=_HEATS_A_ROOM + r"|fire risk|fire hazard|\bfire on the (?:blink|wall)|bonfire",
    ),
    sign(
        Hazard.FIRE,
        r"\bflames?\b.*\b(?:shooting|coming (?:out|off|from|up)|out of|pouring|everywhere|up the|climbing|leaping|through)\b",
        r"\b(?:see|seeing|in|big|huge|massive) flames\b",
        unless=r"\bno flames?\b|flame(?:'s| is| keeps)? (?:going|gone|goes) out",
    ),
    sign(Hazard.FIRE, r"\bflames\b", unless=r"boiler|pilot|\bhob\b|burner|cooker|\bgas\b|\bno flames"),
    sign(
        Hazard.FIRE,
        rf"{_SMOKE}(?:'s| is| are)?(?: just| all)? (?:coming|pouring|everywhere|filling|billowing|in|on|from|out|all over|under|through|rising)\b",
        rf"\b(?:full of|lots of|see|seeing|smell|smelling|smells? (?:of|like)|loads of|thick|black|some|there's|is|so much|got) {_SMOKE}",
        r"\b(?:cooker|oven|hob|boiler|toaster|tumble dryer|dryer|dishwasher|washing machine|fridge|freezer|telly|tv|heater|microwave|battery|scooter|it)(?:'s| is) smoking\b",
        unless=r"(?:cigarette|cigar|fag|weed|cannabis|tobacco|spliff|barbecue|bbq|vape|skunk|drug)s? smok|smokers?\b|smok\w+ (?:of |from )?(?:weed|cannabis|spliffs?|fags|cigarettes|tobacco|skunk|drugs|vapes?)|smoke from (?:\w+ ){0,4}(?:cigarettes?|fags?|barbecue|bbq)",
    ),
    sign(
        Hazard.FIRE,
        rf"\b(?:smoke|fire|heat) {_ALARM}\b.*(?:{_SOUNDING})",
        rf"(?:{_SOUNDING}).*\b(?:smoke|fire) {_ALARM}",
        r"\b(?:the|my|our|that|an) alarm(?:'s| is| just)* (?:won't stop|not stopping)\b(?! (?:chirp|peep))",
        unless=_NUISANCE + r"|\b(?:car|burglar|clock|phone)\b",
    ),
    sign(
        Hazard.FIRE,
        r"\b(?:ablaze|in flames|burning down)\b",
        r"(?:'s|is|are|gone|went) (?:alight|up in smoke)\b",
        r"\bexplosion\b",
        r"\bpan(?:'s| has)? gone up\b",
        r"\b(?:microwave|cooker|oven|battery|scooter|house|flat)(?:'s| has| just)* (?:exploded|blown up)",
    ),
    sign(
        Hazard.FIRE,
        r"\b(?:house|flat|kitchen|bed|bedding|mattress|sofa|settee|bin|cooker|oven|toaster|microwave|dryer|curtains?|carpet|pan|something|room|place|building|shed|block)(?: upstairs| downstairs| next door| above| below| opposite)?(?:'s| is| are)? (?:burning|burnt down)\b",
        r"^(?:help )?it(?:'s| is) burning$",
        rf"{_SMELL}(?: of| like)?(?: something| summat)?(?: is|'s)? burn(?:ing|t)\b",
        r"\bburn(?:ing|t) smell\b",
        unless=r"burning (?:everything|(?:the|my|our) (?:food|tea|dinner|toast|cakes?|chips)|food|more|too much|a lot|hot)",
    ),
    sign(
        Hazard.FIRE,
        r"\b(?:call|ring|phone|get|need|want|send|fetch) (?:me |for )?(?:the |a )?fire (?:brigade|engine|service|fighters?|men)\b",
        r"^(?:the )?fire (?:brigade|engine|service)(?: please| quick)?$",
    ),
)
"""The gravest first."""
