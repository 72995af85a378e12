"""Which words of a title, or of a feed's own labels, say what one does there and whom it is for.

Phrases are parted by commas. Any word may have an "s"; "knit*" is every word that begins so; "&" is "and";
apostrophes and hyphens are left out. Of two phrases the longer takes its words, and one of the first list
takes them for nothing.
"""

from collections.abc import Mapping

from skill.domain.events.event import Activity, Audience

NOT_ACTIVITIES = """
lunchtime, scout hut, scout hall, guide hall, walk in, walk through, cat walk, boxing day, prize draw,
fair trade, fairtrade, fair play, art of, state of the art, craft beer, growing up, growing old, job
market, labour market, market street, market square, market place, market hall, bridge street, bridge
road, church walk, garden party, benefits of, dementia friendly, tea light, food for thought, walking
stick, walking aid, walking frame, stand up paddle, church hall, swimming costume, walker, autism
friendly, book now, dance floor, dog show, quiz master, sports hall, community centre, health centre,
leisure centre, film star, concert hall, library card, on a budget
"""

ACTIVITIES: Mapping[Activity, str] = {
    Activity.COFFEE_MORNING: """
coffee, coffee morning, coffee and chat, tea, tea and cake, tea and chat, tea party, cuppa, cream tea,
brew, natter, chatty cafe, chat cafe, chatter, chat group, chat and, get together, social, social club,
social group, meet up, meet and chat, friendship group, friendship cafe, friendship club, befriend*, make
friend, making friends, meet new people, drop in cafe, community cafe, welcome cafe, men in sheds cafe,
social afternoon, social evening, cake and chat
""",
    Activity.FOOD: """
food, foodbank, food bank, pantry, lunch*, big lunch, breakfast, brunch, dinner, supper, meal, soup,
cook*, bake, baking, bakery, community fridge, community kitchen, larder, curry, curry night, fish and chip,
barbecue, bbq, picnic, food parcel, social supermarket, soup kitchen, sunday roast, pie and pea, hog
roast, butternut squash, eat well, fish supper, cook and eat, holiday food, haf, nutrition
""",
    Activity.JOBS_AND_LEARNING: """
job, job club, job fair, job centre, jobcentre, work club, employ*, employment fair, careers, career, cv,
apprentic*, interview skill, recruit*, esol, english class*, english lesson, english course, english
conversation, english for beginner, english for speakers of other languages, learn english, conversational
english, improve your english, english cafe, maths, numeracy, literacy, functional skill, adult learning,
adult education, training course, skill, learning, qualification, nvq, gcse, night school, evening class*,
french class*, french lesson, french for, french conversation, spanish class*, spanish lesson, spanish
for, spanish conversation, italian for, italian class*, german for, german class*, language class*,
language cafe, sign language, bsl, homework club, code club, coding, business start*, start your own
business, start a business, food hygiene, into work, back to work, education, work experience
""",
    Activity.MONEY_ADVICE: """
money, debt, budget*, benefits, benefit advice, benefit check, benefit help, benefit drop in, benefit
surger*, benefit advice surger*, citizens advice, cab, welfare right, welfare advice, welfare benefit,
credit union, fuel voucher, fuel poverty, winter fuel, energy advice, energy bill, energy saving, household
bill, help with bill, cost of living, universal credit, pension advice, pension credit, council tax, loan
shark, money matter, talk money, saving money, financ*
""",
    Activity.DIGITAL_HELP: """
computer, computing, internet, digital, digital drop in, get online, getting online, online basic, online
safety, online skill, tablet, smartphone, smart phone, ipad, it skill, it class*, it course, it support,
it help, it drop in, it basic, it suite, it training, it lesson, it for beginner, it session, tech help,
tech and tea, tech tea, tech support, tech club, tech drop in, tea and tech, technology, silver surfer,
phone help, phone and tablet, mobile phone
""",
    Activity.WARM_SPACE: """
warm space, warm hub, warm bank, warm room, warm welcome, warm place, warm spot, warm haven, keep warm,
warm and welcome, warm cafe, warm and well, somewhere warm
""",
    Activity.EXERCISE: """
exercise, keep fit, fitness, dance fitness, fit club, gym, yoga, pilates, aerobic*, aqua aerobic*,
aquafit, aqua fit, aqua zumba, zumba, clubbercise, tai chi, qigong, qi gong, chi kung, boxing, boxercise,
kickboxing, sport, multi sport, multisport, martial art, karate, judo, taekwondo, tae kwon do, self
defence, circuit, circuit training, stretch*, bootcamp, boot camp, netball, basketball, badminton,
cricket, volleyball, rugby, hockey, tennis, table tennis, pickleball, padel, squash, golf, rounders,
archery, athletics, gymnastic*, trampolin*, climbing, skating, rowing, cycl*, bike ride, bikeability,
running, fun run, run club, run group, jog*, parkrun, park run, couch to 5k, spin class*, spinning class*,
hiit, bodypump, body pump, body balance, les mills, legs bums and tums, lbt, move it or lose it, otago,
strength and balance, steady steps, resistance band, walking netball, walking cricket, walking rugby,
walking hockey, walking basketball, walking tennis, boccia, lawn bowls, short mat bowls, carpet bowls,
crown green bowls, bowls, kurling, physical activit*, skipping, skateboard*, fencing, dodgeball
""",
    Activity.WALKING: """
walk, walking, walk and talk, walk and chat, walk and natter, health walk, wellbeing walk, wellness walk,
mindful walk, buggy walk, pram walk, dog walk, nature walk, history walk, heritage walk, bat walk, walking
group, walking for health, ramble, rambling, rambler, stroll*, hike, hiking, nordic walking, walking club,
walk leader
""",
    Activity.FOOTBALL: """
football, walking football, football training, table top football, five a side, 5 a side, six a side, 7 a
side, seven a side, kickabout, kick about, kicks, futsal, footie, footy, soccer, soccercise
""",
    Activity.SWIMMING: """
swim*, swimming pool, aqua aerobic*, aquafit, aqua fit, aqua zumba, aqua, aqua natal, water confidence,
water polo, swim for tots, swim for toddlers, lane swim*, public swim*, baby and toddler swim*, parent and
toddler swim*, parent and baby swim*, toddler swim*
""",
    Activity.DANCE: """
dance, danc*, dance fitness, tea dance, ballroom, salsa, ballet, tap class*, disco, roller disco, silent
disco, bhangra, jive, ceilidh, bollywood, rock and roll night, halloween disco, swing dance
""",
    Activity.GARDENING: """
gardening, gardener, garden club, community garden, allotment*, grow your own, growing, growing
vegetables, grower, planting, tree planting, bulb planting, plant swap, plant sale, seed swap, orchard,
apple day, compost*, horticultur*, flower show, veg growing, green fingers, potting, sensory garden group,
garden volunteer, gardening volunteer
""",
    Activity.CRAFTS: """
craft*, art and craft, art, artist, knit*, knit and natter, knit and chat, crochet*, sew*, stitch,
needlework, embroider*, quilt*, patchwork, weaving, pottery, ceramic*, clay, woodwork*, wood carving, wood
turning, woodturning, card making, cardmaking, card craft, jewellery making, flower arrang*, floristry,
wreath, candle making, scrapbook*, origami, calligraphy, felting, mosaic, textile, upcycl*, lantern
making, sketch*, paint*, drawing, colouring, photograph*, digital photography, men shed, men in shed,
macrame, decoupage, lace making, yarn*, model making, watercolour*, printmaking
""",
    Activity.MUSIC: """
music*, choir*, choral, sing, singing, singer, singalong, sing along, singing for the brain, community
singing, band, brass band, concert, guitar, ukulele, piano, drum*, karaoke, open mic, gig, orchestra,
recital, jazz, folk night, folk club, tribute, steel pan, carols, carol service, carol singing, carol
concert, theatre, panto*, drama, film, cinema, movie, comedy, magic show, talent show, variety show,
puppet show, performing art, open mic poetry
""",
    Activity.GAMES: """
bingo, quiz*, board game, card game, tabletop game, table top game, games, game night, game afternoon,
video game, gaming, retro game, chess, domino*, dart, snooker, cribbage, whist, whist drive, beetle
drive, bridge club, bridge drive, bridge for, bridge lesson, play bridge, duplicate bridge, pool night,
pool league, pool competition, pool table, pool and dart, scrabble, rummikub, mah jong, mahjong, bowls,
lawn bowls, short mat bowls, carpet bowls, crown green bowls, bowling, kurling, raffle, dungeons and
dragons, warhammer, jigsaw, canasta, race night, boules, petanque, cards and domino*
""",
    Activity.REPAIR_CAFE: """
repair*, repair cafe, fix it, fixing, fixer, mend, mending, make do and mend, bike repair, bike
maintenance, dr bike, restart party, sewing repair, restore and repair
""",
    Activity.PLAY: """
playgroup, play group, pre school, preschool, stay and play, soft play, messy play, play scheme,
playscheme, play session, playday, play day, play cafe, playground, adventure play*, toddler group,
toddler time, toddler morning, toddler session, toddler club, toddler playgroup, baby and toddler, parent
and toddler, mum and toddler, mother and toddler, carer and toddler, parent and tot, mum and tot, mother
and tot, dads and tots, tots, tiny tots, little stars, baby group, baby and bump, bumps and babies, parent
and baby group, baby massage, baby sensory, sensory play, story time, storytime, rhyme time, rhymetime,
bounce and rhyme, story and rhyme, story and song, wriggle and rhyme, creche, youth club, youth group,
youth zone, youth night, youth drop in, scout, cubs, beavers, brownies, rainbows, girl guides, holiday
club, holiday activit*, holiday fun, half term fun, half term activit*, summer club, after school club,
after school, kids club, children club, saturday club, fun day, family fun, funday, funfair, fun fair,
santa, grotto, egg hunt, easter egg, easter trail, face paint*, bouncy castle, inflatable, forest school,
den building, halloween party, halloween trail, halloween disco, pumpkin carving, pumpkin trail, treasure
hunt, treasure trail, teddy bear, puppet show, messy church, lego, children party, childrens christmas
party, treetots
""",
    Activity.MARKET: """
market, christmas market, farmers market, flea market, craft market, car boot, car boot sale, boot sale,
jumble, jumble sale, bring and buy, bring and buy sale, table top sale, tabletop sale, craft fair, craft
fayre, christmas fair, winter fair, summer fair, spring fair, autumn fair, school fair, church fair,
village fair, easter fair, toy fair, book fair, antique*, vintage fair, wedding fair, fayre, fete, fair,
plant sale, cake sale, bake sale, book sale, charity sale, rummage sale, nearly new sale, garage sale,
yard sale, toy sale, bazaar, swap shop, clothes swap, toy swap, uniform swap, uniform exchange, book swap,
swishing, auction
""",
    Activity.HEALTH: """
health*, health fair, health check, nhs, blood pressure, smoking, stop smoking, slimming, slimming world,
weight watcher, weight management, weight loss, flu, flu jab, covid, vaccin*, immunis*, bereave*, grief,
grief cafe, mindful*, meditat*, wellbeing, well being, wellness, mental health, anxiety, depression,
memory cafe, memory lane cafe, dementia, dementia cafe, alzheimer*, parkinson*, diabet*, stroke, cancer,
menopaus*, recovery, alcoholics anonymous, narcotics anonymous, aa meeting, blood donor, blood donation,
blood donation session, give blood, sexual health, hearing aid, first aid*, first aid course, first aid
training, cpr, defibrillator, falls prevention, falls clinic, foot care, footcare, podiatry, eye test,
breastfeed*, baby clinic, baby weigh*, clinic, walk in clinic, cardiac rehab*, breathe easy, pain
management, reiki, support group, andys man club, listening cafe, autism support, health and wellbeing,
talking therap*
""",
    Activity.TALKS: """
talk, history, local history, history talk, art history, family history, heritage, history walk, heritage
walk, book club, book group, reading group, reading circle, author, poetry, poet, open mic poetry,
lecture, lunchtime lecture, museum, exhibition, open day, guest speaker, speaker, storytelling, story
telling, story teller, creative writing, writing group, writers group, writing workshop, debat*,
discussion group, philosophy, library event, u3a, genealogy, astronomy, stargazing, women institute, book
launch
""",
    Activity.VOLUNTEERING: """
volunteer*, voluntary work, litter pick*, beach clean, canal clean, river clean, clean up, cleanup,
community clean*, tidy up, good neighbour scheme, helping hand, conservation day, conservation group, tree
planting, garden volunteer, gardening volunteer
""",
    Activity.RESIDENTS: """
resident meeting, resident association, resident group, resident panel, resident forum, resident
committee, resident drop in, tenant meeting, tenant association, tenant group, tenant panel, tenant forum,
tenant committee, tenant and resident, tenant drop in, estate walkabout, estate inspection, estate
meeting, neighbourhood watch, neighbourhood meeting, neighbourhood forum, community meeting, community
forum, public meeting, consultation, housing surgery, housing surgeries, housing drop in, housing advice,
housing officer, housing coach, ward meeting, ward surger*, councillor surger*, councillors, mp surger*,
police surger*, police drop in, pact meeting, street party, annual general meeting, annual meeting, agm,
block meeting, scrutiny panel, parish council, town council, have your say, meet the landlord, meet your
landlord, coach drop in, walkabout
""",
}

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
