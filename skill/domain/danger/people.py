"""What happens to people: injury, harm to oneself, violence, being trapped."""

# ruff: noqa: E501 - one pattern a line reads better than wrapped ones

from skill.domain.danger.words import ME, Hazard, Sign, sign

_WHO = (
    r"\b(?:i|he|she|we|someone|man|woman|lady|mum|mam|mom|mother|dad|father|nan|gran|grandad|grandma|bab|baby|toddler|husband|wife|partner"
    r"|son|daughter|child|kid|kids|children|boy|girl|lad|lass|neighbour|friend|brother|sister|uncle|aunt|auntie|carer|tenant)"
)

_IS = r"(?:'s|'m|'re|'ve| is| am| are| was| has| have| had| been| just| got| gone and| getting)*"

_SELF = r"(?:myself|himself|herself|themselves)"

_LONG_AGO = (
    r"\b(?:weeks?|months?|years?) ago|\blast (?:week|month|year|winter|summer|spring|autumn|christmas|time)"
    r"|\b(?:need|needs|want|like|fit|fitted|apply|asking|request)\b.*\b(?:rails?|handrails?|banister|ramp|stair ?lift|adaptations?|bungalow|walk in shower|wet room|pendant)\b"
)

_OF_A_REPAIR = r"damp|mould|leak|heating|boiler|noise|noisy|neighbour|repair|cold|rent|bill|stairs|rats|mice"


TO_PEOPLE: tuple[Sign, ...] = (
    # Injury
    sign(
        Hazard.INJURY,
        r"\bunconscious|\bunresponsive|\b(?:not|isn't|stopped|struggling to|can't) breath\w*|(?<!nearly had a )(?<!almost had a )\bheart attack|\bchest pains?|\bpains? in (?:my|his|her) chest|\bpassed out|\bblacked out|\bfaint(?:ed|ing)\b|\boverdos\w+|\bseizure|\bchoking\b(?! me)|\banaphyla\w+|\ballergic reaction|\bparamedics?",
        r"\bambulance\b(?! (?:bay|parking|access|entrance))",
        r"\b(?:won't|not|can't|isn't) (?:wake|waking)(?: (?:up|him|her|them|my \w+))?(?: up)?$",
        r"\bcan't (?:move|feel) (?:my|his|her) (?:legs?|arms?|face|side)",
        r"\bthink (?:he|she|\w+)(?:'s| is) dead\b",
        r"\b(?:gone|turned|going) blue\b",
        rf"{_WHO}{_IS} (?:turning|went|looking|looks) blue\b|\blips(?: are|'re)?(?: going| turning| gone)* blue\b",
        r"\b(?:my|his|her) chest(?:'s| is| really| just)* (?:hurts?|hurting|aching|crushing|killing (?:me|him|her))\b",
        r"\b(?:took|taken|swallowed|drunk|drank|eaten)\b.*\b(?:too many|all (?:my|his|her)|bleach|poison)\b",
        r"\bin labour\b|\bwaters (?:have |has |just |'ve )*(?:broke|broken|gone)|\bbaby(?:'s| is) coming|\bgiving birth",
        rf"{_WHO}{_IS} (?:drowning|dying|scalded)\b(?! (?:for|to|of))",
        unless=r"wake up (?:early|in the)|not breathable|breathable|gone blue (?:mould|paint)",
    ),
    sign(
        Hazard.INJURY,
        r"\b(?:having|had|has|took|taken) (?:a |an )?(?:\w+ )?(?:stroke|fit|fall|accident|turn)\b",
        r"\b(?:been|there's) (?:a |an )(?:\w+ )?accident\b",
        unless=_LONG_AGO,
    ),
    sign(
        Hazard.INJURY,
        r"\bbleeding (?:badly|bad|heavily|a lot|to death|everywhere|from|all over)\b",
        r"\bstop (?:the )?bleeding\b",
        rf"{_WHO}{_IS} bleeding\b",
        r"\bblood (?:everywhere|all over)|\blost (?:a lot|loads) of blood",
        unless=r"radiator|bleeding (?:freezing|cold|soaking|heck|hell|thing|useless|broke\w*|boiler)",
    ),
    sign(
        Hazard.INJURY,
        r"\b(?:badly|seriously|really) (?:hurt|injured|burnt|burned|scalded)\b",
        rf"{_WHO}{_IS} (?:hurt|injured)$",
        r"\b(?:cut|burnt|burned|scalded) (?:my|his|her) \w+ (?:really |very |quite )?bad",
        r"\b(?:he|she|mum|mom|nan|gran|grandad|dad|bab|baby|husband|wife|man|woman|lady|neighbour)(?:\'s| is)? not moving\b(?! (?:out|in|house|away))",
        rf"{_WHO}{_IS} (?:hurt|cut|burnt|burned) {_SELF}\b",
        r"\b(?:hurt|broke|broken) (?:my|his|her|their) (?:back|head|hip|leg|arm|neck|ankle|wrist|knee)\b",
        unless=_LONG_AGO + r"|on purpose|feelings",
    ),
    sign(
        Hazard.INJURY,
        rf"{_WHO}{_IS} (?:fell|fallen|falled)\b(?! (?:out with|behind|asleep|for|in love|ill|pregnant|into|through|apart))",
        unless=_LONG_AGO + r"|yesterday",
    ),
    sign(
        Hazard.INJURY,
        r"\bcan't (?:get|stand)(?: (?:myself|him|her|them|my \w+))? (?:back )?up\b(?! (?:the|my|to|at|in the|early|and down|them|those|there))",
        rf"{_WHO}{_IS} collapsed\b",
    ),
    sign(
        Hazard.INJURY,
        rf"{_WHO}{_IS}(?: lying| laid| flat| stuck| still| led)? on the floor\b(?! (?:above|below))",
        r"^(?:lying|laid|stuck) on the floor",
        r"\bfound (?:him|her|them|my \w+) (?:lying )?on the floor",
        unless=r"sleeping|lino|carpet|laminate|tiles?",
    ),
    # Somebody who may hurt themselves
    sign(
        Hazard.SELF_HARM,
        r"\b(?:want|wants|wanted|ready|going|rather|like) (?:to )?(?:just )?(?:die|be dead)\b(?! of )",
        r"\bwish i (?:was|were) dead\b",
        r"\bbetter off (?:dead|without me)\b",
        unless=r"\b(?:plants?|phone|battery|boiler|dog|cat|fish|car|it)(?:'s| is| are|'re)? (?:going|ready|wants)",
    ),
    sign(
        Hazard.SELF_HARM,
        r"\bi (?:just |really |honestly )*can't (?:do this|cope)(?: with (?:this|it|life|everything))? any more\b",
        unless=rf"any more with\b|{_OF_A_REPAIR}|\b(?:debts?|arrears|money|pay|paying|payments?|garden|housework|work|job|universal credit|benefits)\b",
    ),
    sign(
        Hazard.SELF_HARM,
        rf"\bkill(?:ing|ed)? {_SELF}\b",
        unless=r"nearly|almost|\b(?:steps?|stairs?|path|slabs?|paving|carpet|floor|rug|ice|kerb|wire|ladder|pavement)\b",
    ),
    sign(
        Hazard.SELF_HARM,
        rf"\b(?:want|wants|going|feel like|thinking (?:of|about)|thoughts (?:of|about)|urge|tempted|might|scared i'll|scared i will|keeps?|tried|trying|threatening) (?:to )?(?:hurt|harm|cut|burn|hurting|cutting) {_SELF}",
        rf"\b(?:want|wants|feel like|thinking (?:of|about)|thoughts (?:of|about)|tried|trying) (?:to )?kill(?:ing)? {_SELF}",
        rf"\b(?:hurting|harming|cutting|hanging|hang|top|topping|drown|drowning|finish) {_SELF}",
        rf"\b(?:hurt|harm|cut|burnt) {_SELF} (?:on purpose|deliberately|again)",
        r"\b(?:cut|cutting|slit) (?:my|his|her) wrists",
        r"\bsuicid\w*|\bself[ -]?harm\w*|\b(?:tablets|pills) (?:are |all )?(?:out |lined up)(?: ready)?|\bsamaritans\b",
    ),
    sign(
        Hazard.SELF_HARM,
        r"\bend(?:ing)? (?:it all|(?:my|his|her|their) (?:own )?life)\b|\bend things\b(?! with)|\b(?:want|going|ready) to end it$|\b(?:thinking (?:of|about)|feel like) ending it\b",
        r"\b(?:take|taking|took) (?:my|his|her|their) (?:own )?life\b",
    ),
    sign(
        Hazard.SELF_HARM,
        r"\b(?:don't|not|no longer) want to (?:live|be alive|wake up|exist|go on|be here|carry on)\b(?! (?:in|there|next|with|near|on|like|when|for|at|while|if|all|paying|here))",
        r"\b(?:no|no reason|nothing|nothing left|no point|no point in(?: me)?|not worth|no want|what's the point (?:in|of)) (?:to live(?: for)?|living|going on|carrying on|being here)\b(?! (?:room|in|here|there|with|next))",
        r"\b(?:tired|sick|had enough) of (?:life|living|being alive)\b(?! (?:in|here|there|with|next|like))",
        r"\bhate my life\b",
    ),
    sign(
        Hazard.SELF_HARM,
        r"\bdon't want to live like this(?: any ?more)?$",
        r"\b(?:don't|can't) see (?:the|any) point(?: any ?more| of it| in anything)?$",
        r"\bcan't (?:go|carry) on(?: any ?more| like this| living)?$",
        r"\bcan't take (?:it|this)?(?: any ?more)$|\bcan't take any more$",
        unless=_OF_A_REPAIR,
    ),
    sign(
        Hazard.SELF_HARM,
        r"\b(?:going|want|wants|about|threatening|ready) to jump\b|\bthinking (?:of|about) jumping\b|\bjump(?:ing)? (?:off|out of|out|from) (?:the|my|a|his|her) (?:balcony|roof|window|bridge|building|block)",
        unless=r"\b(?:cat|dog)(?:'s| is)? (?:going|about|wants)",
    ),
    # Violence
    sign(
        Hazard.VIOLENCE,
        r"\b(?:breaking|climbing|forcing|kicking|smashing) (?:their way |his way )?(?:in\b(?! (?:a|new|the middle))|into)",
        r"\btr(?:y|ies|ying|ied) to (?:break|kick|smash|force|get|climb) (?:in\b|into\b|(?:my|the|our|his|her) (?:front |back )?(?:door|window)s?(?: in| down|$))",
        unless=rf"\b(?:i|we)(?:'m|'re|'ve| am| are| have| was| were| can't| need| want)*(?: been)? (?:try|get)|\bcan't get|^(?:been )?trying to get|\b(?:rain|water|damp|wind|draught|air|cold|mice|mouse|rats?|wasps?|bees|pigeons?|birds?|cats?|fox|squirrels?|ants|my keys?|locked out|touch|arrears|debt)\b|{_LONG_AGO}",
    ),
    sign(
        Hazard.VIOLENCE,
        r"\b(?:someone|man|men|bloke|lads?|burglars?|ex|he|they|people|strangers?|kids|neighbour)(?:'s|'ve| has| have| is| are| just)* (?:broke|broken|got|climbed|forced|smashed|getting) (?:in|into|in through)\b",
        r"\bbroke in my\b|\bbeing broken into\b|\b(?:house|flat|home)(?:'s| has| have| is)? been broken into",
        unless=rf"\b(?:garage|shed|car|bike|touch|arrears|debt|trouble|work|contact)\b|{_LONG_AGO}",
    ),
    sign(
        Hazard.VIOLENCE,
        r"(?<!repair )(?<!gas )(?<!delivery )\b(?:someone|stranger|man|men|bloke|lads?|people|ex|he)(?:'s| is| are)? (?:in|inside|outside|hiding in) (?:my|the|our) (?:house|home|flat|door|garden|room|kitchen|bedroom|window|loft)\b",
        unless=r"noise|noisy|smok|park|repair|engineer|fixing|working|fell|fallen|music|loud|party|playing",
    ),
    sign(
        Hazard.VIOLENCE,
        r"\bintruders?\b|\bburglars?\b(?! (?:alarm|proof))|\b(?:being|been|getting) (?:burgled|robbed|attacked|beaten|followed|threatened|stalked|mugged|stabbed|raped|assaulted|punched|strangled|kidnapped|held)\b",
        r"\bsexually assault|\brap(?:e|ed|ing|ist)\b|\bassault(?:ed|ing|s)?\b|\bstab(?:bed|bing)\b|\bgun ?shots?\b|\bshots fired|\bdomestic (?:violence|abuse)\b.*\b(?:happening|going on|now|next door|upstairs|downstairs)|\bkidnap",
        r"\b(?:he|she|husband|partner|boyfriend|girlfriend|ex|dad|son|neighbour)(?:'s| is| gets| getting| turned| has)*(?: being| very)? violent\b",
        unless=r"woodworm|mould|stabbing pain|oilseed|" + _LONG_AGO,
    ),
    sign(
        Hazard.VIOLENCE,
        rf"\b(?:attack(?:ed|ing|s)?|hit(?:ting|s)?|beat(?:ing|s|en)?(?: up)?|punch(?:ed|ing|es)?|slapp?(?:ed|ing|s)|smack(?:ed|ing|s)?|batter(?:ed|ing|s)?|kick(?:ed|ing|s)|strangl\w+|throttl\w+|stab\w*|threat(?:en|ens|ened|ening)|hurts?|hurting|chok\w+|rob(?:bed|bing)) {ME}\b",
        rf"\b(?:going to|will|'ll|wants? to|tried to|trying to|threatened to|threatening to|says he'll|said he'll) (?:kill|hurt|stab|beat|attack|shoot|murder|batter|hit) (?:{ME}|someone|everyone)\b",
        unless=r"hit (?:us|me) (?:hard|with|for)|\b(?:bill|bills|price|prices|tax|cost|costs|stress|damp|mould|heat|cold|stairs|steps?|back|leg|knee|hip|foot|feet|tooth)\b|beats me (?:why|how|what)|on the head last",
    ),
    sign(
        Hazard.VIOLENCE,
        r"\b(?:got|has|have|had|with|waving|holding|carrying|pulled) (?:a |an |his |the )?(?:big |kitchen )?(?:knife|gun|weapon|machete|blade)\b(?! (?:drawer|block|rack))",
        r"\bmaking threats\b|\bfollowing (?:me|her)\b|\bthreatening to (?:kill|hurt|burn|come)",
    ),
    sign(
        Hazard.VIOLENCE,
        r"\b(?:he|she|they|ex|husband|wife|boyfriend|girlfriend|partner|fella|bloke|son|brother|dad|man)(?:'s|'re| is| are| has| just| really| been)* (?:kicking|kicked) off\b(?! (?:his|her|their|the|a|about|at) )",
    ),
    sign(Hazard.VIOLENCE, r"\b(?:i'm|we're|he's|she's|they're|someone's|life is|life's|are) in danger\b"),
    sign(
        Hazard.VIOLENCE,
        r"\b(?:call|ring|get|need|want|phone|fetch|send) (?:me |for )?(?:the |some )?(?:police|cops|emergency services)\b|^(?:the )?police$",
        r"\b(?:call|ring|phone|dial|get|need)(?: \w+){0,2} (?:999|112|nine nine nine|triple nine)\b|^nine nine nine$",
    ),
    sign(
        Hazard.VIOLENCE,
        r"\b(?:kicking|smashing|booting|battering|banging|hammering)(?: on| at| down)? (?:the|my|our) (?:front |back )?(?:door|window)s?(?: in| down|$)|\b(?:banging|hammering|kicking)\b.*\bdoor\b.*\b(?:won't go|shouting|threat|scared)",
        unless=r"\b(?:ball|football|wind|kids)\b",
    ),
    sign(
        Hazard.VIOLENCE,
        r"\b(?:scared|frightened|afraid|terrified) (?:of|he'll|he will|that he|she'll|they'll|for my life|to go home)\b.*\b(?:husband|wife|partner|boyfriend|girlfriend|ex|him|hurt|kill|life|home)\b",
        r"\bscared for my life\b",
    ),
    sign(
        Hazard.VIOLENCE,
        r"\bex(?:'s| is| has|'s just)? (?:here|outside|turned up|won't leave|at the door|got in)",
        r"\b(?:he|she|ex|husband|boyfriend|girlfriend|partner) won't (?:leave|go away|let (?:me|us|her) (?:out|leave|go))\b(?! (?:a|any|his|her|messages?) )",
        r"\b(?:screaming|shouting|crying|yelling) for help\b",
        r"\b(?:people|men|lads|they|neighbours?|couple|gang|youths)(?:'re| are| is|'s)? fighting\b",
    ),
    # Trapped
    sign(
        Hazard.TRAPPED,
        r"\btrapped\b(?! (?:nerve|wind|air|cable|water|in (?:debt|the (?:system|contract))))",
        unless=r"\b(?:birds?|pigeons?|seagull|mouse|rats?|squirrels?|bats?|wasps?|bees?|fox|hedgehog|air|water|moisture|damp|dirt|leaves|something|hose|duvet|washing|keys?|carpet|rubbish|letters?)(?:'s| is| are| has| have| got| been| getting)* trapped",
    ),
    sign(
        Hazard.TRAPPED,
        rf"{_WHO}{_IS}(?: \w+)? (?:stuck|jammed|shut|locked|caught|wedged) (?:in|inside|on|up|behind|between|under|halfway|down|at the top)\b",
        rf"\b(?:locked|shut) {_SELF} in\b",
        r"\blocked out on the (?:balcony|roof)",
        r"^(?:help )?(?:stuck|locked|shut|caught) (?:in|inside)(?: (?:the|a|my) \w+)?$",
        r"\b(?:head|arm|hand|fingers?|foot|leg)(?:'s| is| are)? (?:stuck|jammed|wedged|caught) ?(?:in|between|$)",
        r"\b(?:child|baby|kid|toddler|mum|nan|gran|grandad|dad|son|daughter)(?:'s| is) stuck$",
        r"\bstair ?lift\b.*\b(?:i'm (?:on|stuck|half)|with me|halfway|half way|on it)\b",
        r"\b(?:hoist|bath lift)\b.*\b(?:in it|with me|on it)\b",
        unless=r"\b(?:stuck|caught) (?:in|on|up|inside) (?:traffic|bed|a contract|debt|all day|the house all day|my ways|hospital|a rut|hold|the phone|benefits|what|arrears)|\b(?:got|put|dropped|have|has) (?:a|an|the|some|something) ?\w* (?:stuck|caught|jammed)|keys?(?:'s| is| are| got)* (?:stuck|locked)",
    ),
    sign(
        Hazard.TRAPPED,
        r"\b(?:stuck|shut|caught|jammed) (?:in|inside) (?:the|a|this|our) lift\b",
        r"\binside the lift\b|\bin the lift and (?:it|the)\b",
        r"\blift\b.*\b(?:in it|inside|let (?:me|us) out|with me|with people)\b",
        r"\b(?:people|person|someone|man|woman|lady|kids?|child|children|neighbour|nan|mum|i)(?:'s|'m| am| is| are)? (?:still )?in the lift\b",
        unless=r"\b(?:something|pushchair|trolley|keys?|ball|rubbish|bike|phone)(?:'s| is| got| been)* (?:stuck|caught|jammed)",
    ),
    sign(
        Hazard.TRAPPED,
        r"\b(?:can't|unable to|not able to) (?:get|come|climb|crawl)(?: (?:myself|him|her|them|my \w+))? (?:back )?out\b(?! (?:much|often|to|any ?more|these days|on my own|of (?:the |my |a |this )?(?:contract|tenancy|debt|habit|car park|drive|arrears|lease|parking)))",
        r"\bcan't escape\b",
        r"\bwon't let (?:me|us|her|him) out\b",
        unless=r"in the morning",
    ),
    sign(
        Hazard.TRAPPED,
        r"\bdoor\b.*\b(?:won't open|jammed|stuck|locked|broke\w*)\b.*\b(?:i'm|we're|he's|she's|nan's|mum's|baby's|child's|kids are) (?:\w+ )?(?:inside|in there|in here|in it)\b",
        r"\block(?:ed)?\b.*\b(?:bab|baby|toddler|child|kids?|children|son|daughter)(?:'s| is| are)?(?: \w+)? (?:inside|in there|indoors|in the (?:house|flat|car|bathroom))\b",
    ),
)
"""The gravest first."""
