"""What a speech service knows of English before it sees a model: dialect, contractions, kindred words.

Only the language of any tenant in Britain; nothing here names an intent or a slot.
"""

SPELLINGS = {
    # Black Country, Brummie, Scouse, Geordie, Scots, West Indian British
    "mi": "me", "meself": "myself", "yow": "you", "ya": "you", "ye": "you", "yer": "your",
    "yous": "you", "ay": "isn't", "ain't": "isn't", "aint": "isn't", "ent": "isn't", "cor": "can't",
    "cannae": "can't", "canna": "can't", "cannot": "can't", "cyan": "can't", "doh": "don't",
    "dinnae": "don't", "wor": "our", "wo": "won't", "wunt": "won't", "isnae": "isn't",
    "willnae": "won't", "wasnae": "wasn't", "ow": "how", "owt": "anything", "summat": "something",
    "nowt": "nothing", "summit": "something", "aught": "anything", "naught": "nothing", "wi": "with",
    "wiv": "with", "gi": "give", "gie": "give", "gimme": "give me", "gonna": "going to", "gunna": "going to",
    "gorra": "got to", "gotta": "got to", "wanna": "want to", "lemme": "let me", "gooin": "going",
    "goin": "going", "doin": "doing", "comin": "coming", "workin": "working", "leakin": "leaking",
    "di": "the", "da": "the", "dem": "they", "dey": "they", "pon": "on", "inna": "in", "wha": "what",
    "wot": "what", "wat": "what", "dis": "this", "dat": "that", "tek": "take", "mek": "make", "tekin": "taking",
    "babby": "baby", "babbies": "babies", "bairn": "child", "bairns": "children", "wee": "little",
    "mom": "mum", "mam": "mum", "nanna": "nan", "heeting": "heating", "watter": "water",
    "hoose": "house", "oose": "house", "ouse": "house", "aht": "out", "abaht": "about", "dahn": "down",
    "bostin": "brilliant", "bost": "burst", "bosted": "burst", "bust": "burst", "busted": "burst",
    "leccy": "electric", "lecky": "electric", "electricity": "electric", "electrics": "electric",
    "electrical": "electric", "un": "one", "ketch": "catch",
    "telly": "television", "tv": "television", "loo": "toilet", "lavatory": "toilet", "lavvy": "toilet",
    "bog": "toilet", "khazi": "toilet", "karzi": "toilet", "wc": "toilet", "lav": "toilet", "netty": "toilet",
    "cludgie": "toilet", "tele": "television", "mold": "mould",
    "mouldy": "mould", "moldy": "mould", "quid": "pound", "squid": "pound", "pounds": "pound",
    "spigot": "tap", "faucet": "tap", "telephone": "phone", "okay": "ok", "alright": "all right",
    "cause": "because", "cos": "because", "til": "till", "until": "till",
    # heard for the word that was meant
    "wren": "rent", "rant": "rent", "rents": "rent", "couch": "coach", "coaches": "coach",
    "repaire": "repair", "repairing": "repair", "repairs": "repair",
}  # fmt: skip
"""One word for another that is the same word: a dialect's form, a spelling, a common mishearing."""

CONTRACTIONS = {
    "can't": "can not", "couldn't": "can not", "won't": "not", "wouldn't": "not", "shan't": "not",
    "don't": "not", "doesn't": "not", "didn't": "not", "isn't": "not", "aren't": "not", "wasn't": "not",
    "weren't": "not", "hasn't": "not have", "haven't": "not have", "hadn't": "not have", "mustn't": "must not",
    "shouldn't": "should not", "needn't": "need not", "let's": "let us", "i'm": "i am", "i'd": "i would",
    "y'all": "you all", "o'clock": "oclock", "never": "not", "t'other": "other",
}  # fmt: skip
ENDINGS = {"'s": "is", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am", "n't": "not"}

IRREGULAR = {
    "me": "my",
    "came": "come", "broke": "break", "broken": "break", "fell": "fall", "fallen": "fall", "felled": "fall",
    "went": "go", "gone": "go", "goes": "go", "going": "go", "done": "do", "does": "do", "did": "do",
    "doing": "do", "said": "say", "saying": "say", "told": "tell", "telling": "tell", "paid": "paid",
    "payed": "paid", "paying": "pay", "sent": "send", "rang": "ring", "rung": "ring", "rings": "ring",
    "ringing": "ring", "ring": "ring", "thing": "thing", "something": "something", "anything": "anything",
    "nothing": "nothing", "everything": "everything", "evening": "evening", "morning": "morning",
    "ceiling": "ceiling", "gas": "gas", "this": "this", "his": "his", "has": "have", "had": "have",
    "having": "have", "was": "be", "were": "be", "is": "be", "are": "be", "am": "be", "been": "be",
    "being": "be", "burnt": "burn", "burned": "burn", "stuck": "stuck", "lost": "lose", "losing": "lose",
    "left": "leave", "leaving": "leave", "got": "get", "getting": "get", "gets": "get", "gave": "give",
    "given": "give", "giving": "give", "took": "take", "taken": "take", "taking": "take", "blew": "blow",
    "blown": "blow", "heard": "hear", "hearing": "hear", "died": "die", "dying": "die", "dead": "die",
    "bed": "bed", "shed": "shed", "need": "need", "speed": "speed", "feed": "feed", "red": "red",
    "bled": "bleed", "bleeding": "bleed", "blood": "bleed", "found": "find", "kept": "keep", "thought": "think",
    "ran": "run", "running": "run", "bus": "bus", "news": "news", "address": "address", "stairs": "stair",
    "owes": "owe", "owed": "owe", "owing": "owe", "due": "due", "arrears": "arrears", "us": "us",
    "made": "make", "making": "make", "men": "man", "women": "woman", "children": "child", "kids": "child",
    "kid": "child", "kiddies": "child", "stolen": "steal", "stole": "steal", "hung": "hang", "wet": "wet",
    "swelled": "swell", "swollen": "swell", "shut": "shut", "stank": "stink", "smelt": "smell", "hit": "hit",
    "hitting": "hit", "put": "put", "cut": "cut", "rotten": "rot", "froze": "freeze", "frozen": "freeze",
    "freezing": "freeze", "hurt": "hurt", "spoke": "speak", "spoken": "speak", "changed": "change",
    "changing": "change", "half": "half",
}  # fmt: skip

KINDRED = (
    # broken
    "break burst knackered kaput buggered faulty duff jiggered wrecked packed conked snapped"
    " crack shatter smash split defective damage",
    "leak drip dribble trickle weep seep",
    "pour gush flood spray belt cascade stream spurt",
    "block clog bung backed overflow unblock gunge",
    "loose wobble wonky rock hang dropped come-off fall detached",
    "jam stuck stiff seized",
    "damp mould mildew fungus condensation black-spots",
    "cold freeze perishing chilly frozen lukewarm",
    "smell stink pong reek whiff smelly stench odour",
    "noise noisy racket bang rattle banging knock",
    # people
    "plumber electrician engineer workman tradesman joiner carpenter contractor operative handyman fitter roofer"
    " glazier decorator plasterer builder repairman",
    "someone somebody anyone anybody person human man bloke fella lad gentleman woman lady they guy chap",
    "ring call phone bell buzz",
    "coach officer",
    # money
    "owe arrears behind debt owing",
    "struggle worry afford skint broke scare frighten desperate short anxious panic",
    "pay settle clear payment",
    "balance statement account",
    # jobs
    "repair fix mend job sort",
    "report log raise",
    "appointment visit slot booking",
    "change move rearrange reschedule swap switch shift postpone",
    "cancel scrap withdraw call-off",
    "happen progress update news status stage hear word",
    "wait outstanding pending",
    "come arrive due attend turn-up visit",
    # home
    "home house flat bungalow place property tenancy",
    "link connect pair join register",
    "unlink disconnect unpair remove unregister forget",
    "alexa echo speaker device machine",
    # talk
    "say mention speak read tell",
    "amount figure number sum pence",
    "message note word",
    "rate rating star score mark feedback review",
    "event activity happening session class group club",
    "nearby local locally near round around area neighbourhood",
    "toddler baby babies tot",
    "teenager youth teen youngster",
    "elderly older pensioner senior",
    # danger
    "fire flame blaze alight burning",
    "shock electrocute zap belt",
    "spark flash bang sizzle crackle arcing",
    "trap stuck lock",
    "hurt injure bleed wound",
    "kill murder stab",
    "attack hit punch beat threaten strangle",
    "intruder burglar stranger robber",
    "collapse unconscious faint",
    "socket plug outlet",
    "light lamp bulb lighting",
    "window pane glass",
)
"""Families of kindred words; a word of the same family counts for less than the word itself."""

STOP_WORDS = frozenset(
    ["a", "an", "the", "of", "to", "in", "on", "at", "for", "by", "from", "and", "or", "but", "so", "as", "that", "it", "its", "it's", "i", "my", "we", "our", "us", "you", "your", "he", "she", "his", "her", "they", "them", "their", "this", "these", "those", "is", "be", "been", "am", "are", "was", "have", "has", "had", "do", "does", "did", "will", "would", "can", "could", "should", "may", "might", "must", "shall", "if", "then", "than", "there", "here", "with", "up", "out", "off", "just", "some", "any", "too", "very", "much", "more", "most", "all", "also", "again", "now", "get", "got", "go", "let", "me", "him", "what", "which", "who", "when", "where", "how", "why", "because", "while", "not", "no", "about", "into", "over", "under", "till", "one", "thing", "like", "know", "want", "need", "please", "think", "really", "still", "yet", "ever"]
)
"""Words that carry little by themselves: a sentence is not about them."""

PADDING_WORDS = frozenset(
    ["please", "bab", "babs", "bub", "chuck", "duck", "pet", "hen", "hinny", "love", "lovey", "luv", "darling", "sweetheart", "dear", "mate", "bro", "bruv", "fam", "blud", "cuz", "innit", "ta", "cheers", "thanks", "thank", "hello", "hi", "hiya", "hey", "yo", "ey", "oi", "er", "um", "erm", "uh", "ah", "eh", "well", "so", "right", "ok", "just", "actually", "basically", "really", "bloody", "flipping", "flaming", "blinking", "sodding", "chuffing", "effing", "damn", "lawd", "sorry", "then", "anyway"]
)
PADDING_PHRASES = (
    "can you tell me", "could you tell me", "would you tell me", "will you tell me", "can i ask", "could i ask",
    "can you let me know", "i was wondering if", "i was wondering", "i wonder if", "i wonder", "do you know if",
    "do you know", "i would like to know", "i want to know", "i need to know", "just want to know",
    "i was just wondering", "could you please", "can you please", "would you please", "would you mind",
    "if you do not mind", "if you would not mind", "if it is not too much trouble", "if that is all right",
    "sorry to bother you", "i am sorry to be a nuisance but", "i am sorry to bother you but",
    "i am sorry to trouble you", "sorry to be a nuisance", "excuse me", "good morning", "good afternoon",
    "good evening", "hello there", "thank you", "thank you very much", "thanks very much", "you know",
    "i mean", "to be honest", "if you can", "if you could", "if possible", "it is only me", "listen",
    "tell me please", "please tell me", "i just want to know", "i only want to know", "i am ashamed to ask but",
    "i do not like to ask but", "would you", "could you", "can you",
)  # fmt: skip
"""Politeness around a request; it says nothing about what is wanted."""
