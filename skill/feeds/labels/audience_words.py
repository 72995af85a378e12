"""Which words mean whom a thing is for; written as the words of `skill.feeds.labels.activity_words` are."""

from collections.abc import Mapping

from skill.domain.events.event import Audience

NOT_AUDIENCES = """
blind date, window blind, roller blind, family history, family tree, adult learning, adult education, men
in black, baby grand, baby boomer, boy band, girl band, disability benefit, family name, deaf as, school
fair, mother day, fathers day, father day, twelve angry men, x men, kids for sale, little women
"""

AUDIENCES: Mapping[Audience, str] = {
    Audience.EVERYONE: """
everyone, everybody, all ages, all welcome, open to all, anyone, all abilities, whole community,
intergenerational
""",
    Audience.BABIES_AND_TODDLERS: """
baby, babies, bump and babies, bump club, toddler, tots, tiny tots, preschool*, pre school*, under five,
infant, newborn, parent and toddler, mum and toddler, mother and toddler, carer and toddler, parent and
carer and toddler, parent and tot, mum and tot, mother and tot, dads and tots, dad and toddler, parent and
baby, parent and babies, mum and baby, mum and babies, dad and baby, rhyme time, rhymetime, bounce and rhyme,
wriggle and rhyme, little ones, breastfeed*, baby massage, baby sensory, postnatal, post natal
""",
    Audience.CHILDREN: """
children, child, kid, kids club, primary school, boy, girl, brownies, cubs, beavers, rainbows, girl
guides, youngster, after school club, juniors, junior, play scheme, playscheme, holiday club,
grandchildren, santa, easter egg hunt, egg hunt
""",
    Audience.TEENAGERS: """
teen*, young people, youth, secondary school, young adult, tweens, young person
""",
    Audience.FAMILIES: """
family, families, parent, parents and carers, parent and carer, parent and toddler, mum and toddler,
mother and toddler, carer and toddler, parent and carer and toddler, parent and tot, mum and tot, mother
and tot, dads and tots, dad and toddler, parent and baby, parent and babies, mum and baby, mum and babies,
dad and baby, mum, mums and dads, dad, lone parent, single parent, new parent, grandparents and
grandchildren
""",
    Audience.ADULTS: """
adult, adults only, grown up, over 18, over eighteen, singles
""",
    Audience.OLDER_PEOPLE: """
older people, older adult, older resident, older person, senior, senior citizen, pensioner, oap, elderly,
elders, retired, retirement, later life, silver surfer, over fifties, over sixties, over seventies, over
eighties, over fifty five, over sixty five, age uk, age concern, golden oldies, golden years, ageing well,
third age, u3a
""",
    Audience.WOMEN: """
women, woman, lady, ladies, women institute, this girl can, girls only, mothers, females, female,
sisterhood, wi
""",
    Audience.MEN: """
men, men shed, men in shed, andys man club, man club, dad, dads and tots, dad and toddler, dad and baby,
bloke, gents, gentlemen, lads, fathers, male, males
""",
    Audience.CARERS: """
carer, young carer, unpaid carer, parent carer, family carer, foster carer, carers and the cared for
""",
    Audience.DISABLED_PEOPLE: """
disab*, wheelchair*, deaf, hard of hearing, hearing loss, blind, partially sighted, sight loss, visually
impaired, visual impairment, autis*, neurodivers*, adhd, learning disab*, learning difficult*, special
needs, additional needs, special educational needs, dementia, dementia friendly, alzheimer*, memory cafe,
singing for the brain, boccia, relaxed performance, relaxed screening, signed performance, bsl interpreted
""",
    Audience.NEWCOMERS: """
esol, refugee, asylum*, new to the area, new to the town, new to the uk, newcomer, new arrival, new
resident, migrant, immigrant, learn english, english conversation, conversational english, english cafe,
english for speakers of other languages, improve your english, ukrainian, hong konger, city of sanctuary,
moved to the area, new neighbour
""",
}
