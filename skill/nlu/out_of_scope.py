"""What people say to a smart speaker that is not for this skill: for Alexa itself, other skills or no one.

Amazon trains every skill's fallback intent on a corpus of its own; this is ours, so that neither "play radio
two" nor "what's a boiler" starts a repair. A word in braces stands for each entry of its list.
"""

import itertools
from collections.abc import Iterator

from skill.interaction_model.model import SLOT_MARK

OUT_OF_SCOPE = "out of scope"
"""Stands where an intent's name would, and never leaves this package."""

OPENERS = frozenset({"play", "sing", "spell", "translate", "define"})
"""First words after which only a title or a word follows, whatever it sounds like."""

LISTS = {
    "thing": (
        "boiler|radiator|toilet|fire alarm|smoke alarm|carbon monoxide|gas|socket|plug|"
        "tap|fuse box|kitchen|damp|electricity|rent|landlord|lift|flood|leak|repair"
    ),
    "things": (
        "boilers|gas boilers|radiators|toilets|smoke alarms|batteries|light bulbs|taps|lifts|fires|locks"
    ),
    "person": (
        "next door|my neighbour|the neighbours|my sister|my brother|the man upstairs|"
        "the woman across the road"
    ),
    "relation": ("my daughter|my son|my mum|my sister|our dave|my friend|auntie jean|my husband|dad"),
    "bill": "gas|electric|phone|water|council tax|credit card|broadband",
    "account": "bank account|savings account|phone|credit card|oyster card|gift card",
    "date_with": "doctor's|dentist|hair|hospital|optician|vet|nail|barber's",
    "channel": ("television|telly|channel four|bbc one|i player|netflix|the radio|sky|the cinema|b b c two"),
    "town": "london|paris|birmingham|manchester|town|the airport|the seaside",
    "hire": "car|van|film|bike|suit|holiday cottage|flat in london|house in france",
    "team": "england|football|villa|rugby|tennis|liverpool",
    "shopping": (
        "milk|bread|a pizza|a curry|some flowers|washing powder|batteries|a new kettle|fish and chips"
    ),
    "song": (
        "some music|my playlist|radio two|a song by elvis|the beatles|fire and rain|"
        "ring of fire|the news|classic fm|some jazz|burning love|an audiobook"
    ),
    "device": "lights|lamp|big light|television|heating|fan|kettle|radio|volume|thermostat",
    "fact": (
        "the capital of france|the tallest mountain|the weather in spain|the meaning of life|"
        "the time in india|the population of china|the distance to the moon|"
        "the dialling code for italy|the star sign for april"
    ),
    "place": (
        "police station|fire station|supermarket|petrol station|chemist|hospital|bank|"
        "cash machine|pub|chip shop"
    ),
    "transport": "bus|train|tram|flight|ferry|coach",
    "when": "tomorrow|on friday|this weekend|next week|on the fourth of december|tonight",
    "fix": (
        "my car|my phone|my computer|my marriage|my heart|my relationship|my hair|"
        "the wifi|the internet|my laptop"
    ),
}

REQUESTS = """
play {song}
put {song} on
sing happy birthday
turn the {device} off
turn off the {device}
turn off the bedroom {device}
turn the living room {device} off
turn on the kitchen {device}
turn the {device} up
switch the {device} on
turn the heating up to twenty degrees
set a timer for ten minutes
set an alarm for seven o'clock
wake me up at seven
remind me to take my tablets
add {shopping} to my shopping list
add smoke alarm batteries to the shopping list
order {shopping}
order me {shopping}
buy {shopping}
where's my parcel
when's the delivery man coming with my parcel
when is the post coming
has my order been sent
what's the weather like {when}
will it rain {when}
what's the forecast for this weekend
do i need a coat
what's the news
what's the football score
who won the match
when is the next match
who is playing {when}
how did the villa get on
what's on {channel} tonight
what's on {channel}
what time is it
what's the date today
how old is the king
who is the prime minister
who was the first man on the moon
what is {fact}
what's {fact}
what year was the great fire of london
what year did the war end
when did the queen die
how tall is the eiffel tower
how far is it to the sun
how many stars are in the sky
how many legs has a spider
how many volts is a battery
how long do you boil an egg
how do you make a cake
give me a recipe for soup
what's twelve times eight
what's a {thing}
what is {thing}
what does {thing} mean
what are {things}
how do {things} work
how does a {thing} work
who invented the {thing}
when were {things} invented
how much do {things} cost
where can i buy {things}
spell {thing}
how do you spell {thing}
tell me a joke about a {thing}
tell me about the history of {things}
translate {thing} into french
tell me a joke
tell me a story
read my book
do you love me
i love you
are you married
are you a robot
how old are you
what's your name
do you believe in god
good night
flip a coin
let's play a quiz
call me a taxi
ring {relation}
call {relation}
send a text to {relation}
send a message to {relation} saying i'm here
text {relation}
read my emails
book a {date_with} appointment
cancel my {date_with} appointment
change my {date_with} appointment
move my {date_with} appointment to friday
what am i doing {when}
what's on my calendar {when}
when is my {date_with} appointment
when is the doctor coming to see me
book a table for two
book a {transport} to {town}
what time is the {transport} to {town}
when does the {transport} leave {town}
what's the next {transport} to {town}
what number bus goes to {town}
how is the traffic to {town}
where is the nearest {place}
is there a {place} near here
what time does the {place} open
hire a {hire}
rent a {hire}
rent a {hire} for the weekend
hire a car {when}
book a holiday {when}
can i rent a {hire}
how much is it to rent a {hire}
what's the average rent in {town}
what are rents like in {town}
how much rent does {person} pay
how much does {person} pay in rent
is {person} behind with the rent
has {person} paid the rent
what does {person} owe
who lives at number twelve
what's the balance on my {account}
how much is left on my {account}
what's the pin for my {account}
transfer money from my {account}
pay my {bill} bill
what's my {bill} bill this month
how much is my {bill} bill
when is my {bill} bill due
who is the {team} coach
who manages {team}
what's happening in the world
what's happening with the election
what's happening with my passport
what's happening in coronation street
fix {fix}
repair {fix}
{fix} is broken
{fix} won't start
{fix} is slow
my back hurts
the dog has been sick on the rug
i'm hungry
i've lost my glasses
what was i saying
well i never
and then she said to him
one two buckle my shoe
what's my horoscope
what are the lottery numbers
who won strictly
who sings {song}
what's the song about fire
watch the film about the fire
read me the story of the flood
the great fire
fire up the games console
you're fired
are there any flood warnings on the roads
what's the price of gas
how do i bleed a radiator
how do i unblock a sink
how do i change a light bulb
how do you put out a fire
what causes damp
how much does a plumber earn
how much does a plumber cost
buy a new boiler
buy a smoke alarm
book a plumber for {person}
{person} has got a blocked toilet
{person}'s boiler is broken
are there any flats to rent in {town}
what's the rent on a two bedroom flat in {town}
how much are houses in {town}
how do i repair a puncture
my bike has a puncture
my phone screen is cracked
the car needs a repair
book the car in for a service
coach me for my interview
start my running coach
what's a balanced diet
balance exercises
pay my parking fine
pay the council tax
pay for my shopping
pay {relation} back
send money to {relation}
how many days until christmas
when is easter
what day is bin day
open spotify
connect my headphones
volume five
find my phone
drop in on the kitchen
announce dinner is ready
what's on my shopping list
what's on at the pictures
events in paris
remind me to ring the plumber
set a reminder to pay the window cleaner
read my messages
any messages for me from {relation}
what's my code for the burglar alarm
what's the password for the wifi
forget the shopping
cancel my gym membership
cancel my order
cancel my subscription
cancel my alarm
unlink my bank card
how do i get to {town}
who is my doctor
who is my member of parliament
what's the phone number for the {place}
rate this song
give this film five stars
you're useless
will you marry me
""".strip().splitlines()


def requests() -> Iterator[str]:
    """Every request, with every combination of its lists' entries."""
    for request in REQUESTS:
        names = SLOT_MARK.findall(request)
        for values in itertools.product(*(LISTS[name].split("|") for name in names)):
            yield SLOT_MARK.sub("{}", request).format(*values)
