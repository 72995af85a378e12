"""What is wrong with the building: water on electrics, shocks, collapse, flood."""

# ruff: noqa: E501 - one pattern a line reads better than wrapped ones

from skill.domain.danger.words import ME, SOCKET, Hazard, Sign, sign

_WATER = r"\b(?:water|leak\w*|drip\w*|flood\w*|pour\w*|rain\w*|soak\w*|gush\w*)\b"

_ONTO = r"(?:through|into|onto|on|in|over|near|from|out of|out|off|down|by|round|around|behind|next to|above|under|inside)"

_ELECTRICS = rf"(?:lights?\b(?! well)|light ?bulbs?|bulbs?|lamp ?shades?|lamps?|spotlights?|electrical|electricity|electrics?(?! (?:shower|cooker|heater|fire|bill|blanket|gate))|{SOCKET})"

_ROOF = r"\b(?:ceilings?|roof|walls?|chimney|balcony|floor|stairs|staircase|porch|building|house|block)"


_INDOORS = r"\b(?:ceilings?|walls?|stairs|upstairs|everywhere|floor|all over|lights?|house|kitchen(?! tap)|flat|hall|bathroom(?! tap)|bedroom|indoors|inside|living room)\b"


_APPLIANCE = (
    r"(?:telly|tv|television|computer|laptop|microwave|toaster|kettle|cooker|fridge|freezer|tumble dryer)\b"
)


_SIGNAL = r"(?:tv|telly|television|aerial|sky|satellite|broadband|internet|wifi|phone|telephone|virgin|bt|fibre|dish|doorbell|chicken|barbed|fence|fencing)"


IN_THE_BUILDING: tuple[Sign, ...] = (
    # Water on electrics
    sign(
        Hazard.WATER_ON_ELECTRICS,
        rf"{_WATER}(?:'s| is)?(?: (?!and\b|but\b)[\w']+){{0,6}}? {_ONTO} (?:\w+ ){{0,3}}{_ELECTRICS}",
        rf"\b{_ELECTRICS}(?:'s| is| are| has| have| got| getting| gone| all)*(?: (?!and\b|but\b)\w+){{0,2}} (?:wet|soaked|soaking|flooded|dripping|leaking|drenched|water)\b",
        rf"\b(?:wet|soaked|dripping|leaking|flooded) {_ELECTRICS}",
        rf"\b(?:coming|pouring|running|leaking|dripping|pissing) (?:in |out |down )?(?:through|out of|from|out|off|onto|on|into) (?:the |my |our |a )?(?:\w+ )?{_ELECTRICS}",
        unless=r"\bno (?:hot |cold )?water|(?:bath|sink|basin) plug|plug ?hole|round the plug|outside light|security light|flood ?light|draught|\bants\b|\bmice\b|insects|smoke|sparks?|fire\b|night ?light|water (?:heater|meter)",
    ),
    sign(
        Hazard.WATER_ON_ELECTRICS,
        rf"{_WATER}(?:'s| is)?(?: (?!and\b|but\b)[\w']+){{0,4}}? (?:on|onto|on to|over|into|down on|on top of) (?:the|my|our) (?:\w+ )?{_APPLIANCE}",
        unless=r"\bno (?:hot |cold )?water|weather|forecast|programme|film|news|watch|picture|signal|aerial|water (?:heater|meter)",
    ),
    # Electric shock
    sign(
        Hazard.ELECTRIC_SHOCK,
        r"\belectric(?:al)? shocks?\b|\belectrocut\w+|\btouch(?:ed|ing)? (?:the|a) (?:\w+ )?(?:wires?|cables?)\b|\bshocked (?:me|him|her|by (?:a|the|my))\b",
        r"\b(?:shocks?|tingle|tingling|belt|jolt|buzz) (?:off|from|out of) (?:the|my|a|our)\b(?! (?:bill|rent|letter))",
        r"\bzapp?(?:ed|s|ing) (?:me|us|my|him|her)\b",
        rf"\b(?:{SOCKET}|(?:tap|shower|bath|radiator|cooker|washing machine|fridge|kettle|toaster|light|lamp)\b).*\b(?:gave|gives?|giving|got|get|gets|getting)(?: {ME})?(?: an?)?(?: \w+)? (?:tingl(?:e|es|ing)|jolts?|belt)\b",
        r"\b(?:tap|sink|bath|radiator|cooker|washing machine|shower|fridge)(?:'s| is| are) (?:live|electrified)\b",
    ),
    sign(
        Hazard.ELECTRIC_SHOCK,
        rf"\b(?:got|get|gets|getting|gave|gives|giving|give|had|have|having)(?: {ME}| you)? (?:a |an |little |big |bad |small |nasty |mild |wee )*shocks?\b",
        unless=r"\b(?:bill|rent|letter|statement|price|balance|arrears|news|absorber)\b",
    ),
    sign(
        Hazard.ELECTRIC_SHOCK,
        r"\bspark(?:s|ing|ed|in)\b",
        r"\ba (?:\w+ )?spark\b",
        unless=r"\b(?:not|isn't|won't|no longer|stopped|doesn't|aren't|no|any) spark|spark plugs?|sparks? joy|ignition",
    ),
    sign(
        Hazard.ELECTRIC_SHOCK,
        r"\b(?:live|bare|exposed|loose|naked|hanging|dangling|frayed|melted) (?:electric(?:al)? |light )?(?:wires?|wiring|cables?)\b|\b(?:wires?|wiring|cables?)\b.*\b(?:hanging|sticking|showing|exposed|bare|poking|live|dangling|frayed|coming out)\b",
        unless=rf"\b{_SIGNAL} (?:wires?|wiring|cables?|lines?)\b|\b(?:wires?|cables?)(?: \w+){{0,2}} (?:for|of|to|from) (?:the |my )?{_SIGNAL}\b",
    ),
    sign(
        Hazard.ELECTRIC_SHOCK,
        rf"\b{SOCKET}.*\b(?:smoking|smouldering|burning|burnt|melt(?:ed|ing)|scorch\w*|fizz\w*|crackl\w*|sizzl\w*|red hot|gone black|black marks?|arcing|exploded|blew up|bang|banged|popp(?:ed|ing))\b",
        rf"\b(?:burnt|melted|scorched|fizzing|crackling|smoking)(?: \w+){{0,3}} {SOCKET}",
        r"\b(?:socket|plug|fuse ?box|switch|wire|cable|charger)(?:'s| is| are| gets?| getting| feels?)+(?: (?:really|very|too|red|so|dead|getting))? hot\b",
        r"\bdangerous (?:electrics?|wiring)|\belectrics?(?:'s| is| are) dangerous|\b(?:cut|drilled|gone|went) through (?:a|an|the) (?:electric )?(?:cable|wire)|\bpower (?:line|cable)s?\b.*\bdown|\bsee (?:the )?wires",
        unless=r"bulb(?:'s| has| is)? (?:burnt|burned|gone|blown)|burn(?:t|ed) out (?:bulb|light)|\bbath plug|\bsink plug",
    ),
    # Collapse
    sign(
        Hazard.COLLAPSE,
        rf"{_ROOF}(?:'s| has| is| are| have| just| all| been| completely| partly)* (?:collaps\w+|fall(?:en|ing)? (?:in|down|through|on)|fell (?:in|down|through|on)|com(?:e|ing) (?:down|away)|com(?:e|ing) in$|came (?:down|in)|cav(?:ed|ing) in|giv(?:en|ing) way|gave way|about to (?:fall|collapse|come|go|cave)|blown off|come off|ripped off)\b",
        r"\b(?:ceiling|wall)s?(?:'s| is| are|'re)?(?: badly| really| all)? (?:bulging|sagging|bowing)\b",
        r"\b(?:bits?|half|part|lumps?|chunks?|pieces?) of (?:the|my|our) (?:\w+ )?(?:ceiling|roof|wall|chimney)(?:'s| has| have| is|s)* (?:come|came|fallen|fell|coming|falling|collapsed)",
        r"\bfall(?:en|ing)? (?:in|down)? ?on (?:me|my head|us)\b",
        r"\b(?:fallen|fell|come|came) through the (?:roof|ceiling|floor)\b",
        unless=r"\b(?:garden|boundary|retaining|front|outside|dwarf) wall|shed roof",
    ),
    sign(
        Hazard.COLLAPSE,
        r"\btrees?(?:'s| has| have| is| just| all)* (?:come|came|coming|fallen|fell|falling|crashed|blown|gone|landed)(?: down| over)? (?:on|onto|on top of|through|into) (?:the|my|our) (?:\w+ )?(?:house|home|flat|bungalow|roof|block|building|bedroom|kitchen|window)\b",
        r"\btree through (?:the|my|our) (?:roof|ceiling|window|house)\b",
    ),
    # Flood
    sign(
        Hazard.FLOOD,
        r"\bflood(?:s|ed|ing|in)?\b(?! ?(?:lights?|risk|zone|insurance|warning|defen|door|plain))",
        unless=rf"^(?!.*{_INDOORS}).*\b(?:garden|car ?park|driveway|drive|path|road|street|yard|shed|allotment|alley)\b|last (?:year|winter|month|week)|months? ago|years? ago|insurance",
    ),
    sign(
        Hazard.FLOOD,
        r"\b(?:burst|bust|busted|bursted|split|exploded) (?:water |heating |hot |cold |waste )*(?:pipes?|mains?|tank|cylinder|boiler|radiator)\b",
        r"\b(?:pipes?|tank|cylinder|radiator|water main|immersion)(?:'s| has| is| have| was| just| all| gone and)* (?:burst|bust|busted|bursted|exploded|split)\b|\bpipe(?:'s| has| is| just)* come off",
    ),
    sign(
        Hazard.FLOOD,
        r"\bwater(?:'s| is| are| just| all| keeps)* (?:pour\w*|gush\w*|stream\w*|spray\w*|shoot\w*|flying|pissing|rushing|spurt\w*|cascading|spewing|rising)\b",
        r"\bwater(?: it)?(?:'s| is| are| just| all| keeps| too much)* (?:com(?:es?|ing)|r[ua]n(?:ning)?|flow\w*)\b.*\b(?:ceilings?|walls?|everywhere|upstairs|stairs|all over|flat above)\b",
        r"\b(?:pour\w*|gush\w*|spray\w*|pissing|cascading|spurting|lashing|teeming|belting|chucking it) (?:in |out |down )?(?:with )?(?:water|through|everywhere|all over|out of the (?:pipe|tank|boiler|wall|radiator|ceiling)|down the (?:wall|walls|stairs|lights?))\b",
        r"\bwater(?:'s| is| are)? (?:everywhere|all over)\b",
        unless=rf"\bno (?:hot |cold )?water|condensation|overflow pipe|pouring (?:down )?(?:with rain|outside)|water coming in (?:through )?(?:the |my )?roof"
        rf"|^(?!.*{_INDOORS}).*\b(?:from|out of|through|in|down|off|round|over) (?:the |my |our |all |any |kitchen |bathroom |bath |hot |cold |mixer )*(?:taps?|shower|shower ?head|windows?|gutter\w*|down ?pipe)\b",
    ),
    sign(
        Hazard.FLOOD,
        r"\bcan't (?:\w+ ){0,2}(?:stop|turn off|turn) (?:the |this |it )?(?:water|leak\w*)\b(?! (?:heater|pressure|meter))|\bcan't get the water to stop|\bwater won't (?:stop|turn off)(?: coming| pouring)?\b",
        unless=r"toilet|cistern|hot water",
    ),
    sign(
        Hazard.FLOOD,
        r"\b(?:massive|major|huge|serious|really bad|terrible|big|bad) leak\b|\bleaking (?:really |very )?(?:badly|everywhere|like mad|like a river)\b|\boverflow\w*\b.*\b(?:everywhere|all over|through the ceiling)\b",
        r"\b(?:toilet|bath|sink|basin|shower|drain)s?(?:'s| is| are| keeps| just)* overflowing\b.*\b(?:won't stop|can't (?:\w+ )?(?:stop|turn)|not stopping)\b",
    ),
    sign(
        Hazard.FLOOD,
        r"\b(?:under water|underwater)\b(?! (?:tank|heater|boiler|cylinder|pressure))|\b(?:knee|ankle) deep\b|\bup to (?:my|our|the) (?:ankles?|knees?)\b|\b(?:inch|inches|foot|feet) of water\b|\bswimming (?:pool in|in water)|\b(?:river|waterfall|niagara)\b.*\b(?:kitchen|house|flat|ceiling|stairs|falls|hall|bathroom|room)\b|\blike a waterfall\b|\btoo much water\b|\b(?:house|flat|kitchen|bathroom|hall|it)(?:'s| is)? full of water\b|\bwater\b.*\bup through the floor\b",
    ),
)
"""The gravest first."""
