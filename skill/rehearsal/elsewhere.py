"""Things people say to a speaker that belong to Alexa herself, to other skills or to nobody.

Amazon trains every skill's fallback on a corpus of its own; this is ours, so that "play radio two" or
"what's a boiler" becomes no repair.
"""

BACKGROUND = "elsewhere"
"""Stands where an intent's name would, and never leaves this package."""

REQUESTS = tuple(
    """
play some music
play a song by the band
play the radio
play my playlist
put the radio on
put some music on
put the television on
put the film on
sing a song
pause the music
skip this song
turn the volume up
turn it down
turn the lights on
turn the lights off
switch the lamp on
switch off the kettle
turn the heating up to twenty degrees
turn the heating down
set the thermostat to twenty
dim the bedroom lights
open the curtains
lock the front door
set a timer for ten minutes
set an alarm for seven o'clock
wake me up at seven in the morning
remind me to take my tablets
add milk to my shopping list
put batteries on the shopping list
add an appointment to my calendar
what's on my calendar
order a pizza
order me some flowers
buy more washing powder
track my parcel
where's my delivery
when is the postman coming with my parcel
what's the weather like today
will it rain tomorrow
what's the temperature outside
do i need a coat
what's the news
what are the headlines
what's the football score
who won the match last night
how did the team get on
when is the next match
what's on television tonight
what film is on at the cinema
what time is it
what's the date today
what day is it
how old is the king
who is the prime minister
who is the president of america
who was the first man on the moon
who invented the telephone
who wrote the book
what is the capital of france
what year was the war
when was the battle
when did the queen die
how tall is the tower
how far is it to the sun
how many people live in the country
how many miles are in a kilometre
how many legs has a spider
how do engines work
how does electricity work
how does a volcano work
how long do you cook a chicken
how do you make a cake
how do you spell the word
spell the word
what does the word mean
what's the meaning of
what is a volcano
what's a machine
what are the symptoms of flu
give me a recipe for soup
what's twelve times eight
convert pounds to dollars
translate hello into french
what star sign is may
read my book
tell me a story
tell me a joke
tell me a fact
tell me about the history of england
do you like me
do you love me
i love you
are you married
are you a robot
how old are you
what's your name
do you believe in god
happy birthday
good night
good morning
flip a coin
roll a dice
play a game
let's play a quiz
call me a taxi
ring my daughter
ring my mother
call our house phone number
phone my sister
send a text to my son
send a message to my daughter
read my emails
call the doctor
book a doctor's appointment
cancel my dentist appointment
change my hair appointment
when is the doctor coming to see me
book a table at the restaurant
book a holiday
book a flight to spain
book a hotel in london
book a train ticket
what time is the next bus
what time does the train leave
what number bus goes to town
how is the traffic
where is the nearest petrol station
is there a police station near here
is there a supermarket near me
is there a hospital near here
what time does the chemist open
hire a van
rent a car
rent a film
rent a house in the city
what's the average price of a house
how much is a house in london
how much do the neighbours pay
how much does my neighbour owe
is my neighbour behind with the rent
who lives next door
what's my bank balance
what's the balance of my bank account
how much money is in my bank
transfer money to my brother
pay my phone bill
pay my credit card
pay the electricity bill
how much is my gas bill
top up my phone
how much credit is on my phone
what's the pin for my card
what's the code for the phone
my car has broken down
my phone is broken
my computer is slow
the internet is down
fix my marriage
my back hurts
the dog has been sick
my dog has been sick on the carpet
i've lost my glasses
i'm hungry
who's the coach of the team
book a coach trip
what time does the coach leave for the airport
what's happening in the world
what's happening in the soap
any news from the election
any news about the football
""".strip().splitlines()
)


OPENERS = frozenset({"play", "sing", "spell", "translate", "define"})
"""First words that make whatever follows a title or a word, never a danger."""
