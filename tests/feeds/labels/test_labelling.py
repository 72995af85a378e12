"""Titles as British halls, libraries and clubs write them, with what each is and whom it is for."""

import time

from skill.domain.events.event import Activity, Audience
from skill.feeds.labels.labelling import activities, audiences
from tests.tables import each_row

TITLES = [
    # Company
    ("Coffee Morning", "coffee_morning", "everyone"),
    ("FREE COFFEE MORNING AT THE HUB", "coffee_morning", "everyone"),
    ("Macmillan Coffee Morning - all welcome", "coffee_morning", "everyone"),
    ("Cuppa and a chat", "coffee_morning", "everyone"),
    ("Tea &amp; Cake for the over 60s", "coffee_morning", "older_people"),
    ("Chatty Café", "coffee_morning", "everyone"),
    ("LGBTQ+ social", "coffee_morning", "everyone"),
    ("Ladies' coffee and natter", "coffee_morning", "women"),
    ("Friendship Group for Seniors", "coffee_morning", "older_people"),
    ("Carers' Coffee Morning", "coffee_morning", "carers"),
    ("Dementia Friendly Coffee Morning", "coffee_morning", "disabled_people"),
    ("Cream tea at the church hall", "coffee_morning", "everyone"),
    # Food
    ("Lunch Club", "food", "everyone"),
    ("50+ lunch club", "food", "older_people"),
    ("Foodbank open", "food", "everyone"),
    ("Community Fridge & Pantry", "food", "everyone"),
    ("Cook and Eat for Families", "food", "families"),
    ("Pensioners' Christmas Dinner", "food", "older_people"),
    ("Free school holiday food for kids", "food", "children"),
    ("Soup and a roll", "food", "everyone"),
    ("BBQ in the park", "food", "everyone"),
    ("Cooking on a budget", "food", "everyone"),
    ("Curry & quiz", "food games", "everyone"),
    # Work and learning
    ("Job Club", "jobs_and_learning", "everyone"),
    ("Jobs Fair", "jobs_and_learning", "everyone"),
    ("CV workshop with the DWP", "jobs_and_learning", "everyone"),
    ("ESOL for beginners", "jobs_and_learning", "newcomers"),
    ("English conversation for refugees", "jobs_and_learning", "newcomers"),
    ("Maths for Mums and Dads", "jobs_and_learning", "families"),
    ("Adult learning taster day", "jobs_and_learning", "everyone"),
    ("Apprenticeships evening for young people", "jobs_and_learning", "teenagers"),
    ("Introduction to British Sign Language", "jobs_and_learning", "everyone"),
    ("French for beginners", "jobs_and_learning", "everyone"),
    # Money
    ("Debt advice drop-in", "money_advice", "everyone"),
    ("Citizens Advice", "money_advice", "everyone"),
    ("CAB drop-in", "money_advice", "everyone"),
    ("Benefits advice surgery", "money_advice", "everyone"),
    ("Cost of Living Help", "money_advice", "everyone"),
    ("Winter fuel advice", "money_advice", "everyone"),
    ("Credit Union", "money_advice", "everyone"),
    ("Universal Credit help for lone parents", "money_advice", "families"),
    ("Household budgeting made easy", "money_advice", "everyone"),
    # Computers
    ("Computer club", "digital_help", "everyone"),
    ("IT SKILLS FOR BEGINNERS", "digital_help", "everyone"),
    ("Phone and tablet help", "digital_help", "everyone"),
    ("Silver Surfers", "digital_help", "older_people"),
    ("Tea and Tech", "digital_help", "everyone"),
    ("Getting online for the over-55s", "digital_help", "older_people"),
    # Warmth
    ("Warm Space", "warm_space", "everyone"),
    ("Warm Hub with soup", "warm_space food", "everyone"),
    ("Warm Welcome Wednesday", "warm_space", "everyone"),
    # Exercise
    ("Chair Yoga", "exercise", "everyone"),
    ("Seated exercise 60+", "exercise", "older_people"),
    ("Pilates (women only)", "exercise", "women"),
    ("Badminton", "exercise", "everyone"),
    ("Zumba Gold", "exercise", "everyone"),
    ("Women's boxing", "exercise", "women"),
    ("Men's Keep Fit", "exercise", "men"),
    ("Tai Chi for carers", "exercise", "carers"),
    ("Couch to 5K", "exercise", "everyone"),
    ("Walking Netball for ladies", "exercise", "women"),
    ("Wheelchair Basketball", "exercise", "disabled_people"),
    ("Junior Judo, ages 8-11", "exercise", "children"),
    ("Table Tennis", "exercise", "everyone"),
    ("Bike ride along the canal", "exercise", "everyone"),
    ("Short Mat Bowls", "exercise games", "everyone"),
    # Walks
    ("Health Walk", "walking", "everyone"),
    ("Wellbeing walk round the reservoir", "walking", "everyone"),
    ("Buggy walk for new parents", "walking", "families"),
    ("Walk and Talk", "walking", "everyone"),
    ("Ramblers: ten miles", "walking", "everyone"),
    ("Nordic walking", "walking", "everyone"),
    ("History walk of the town", "walking talks", "everyone"),
    # Football
    ("Walking Football", "football", "everyone"),
    ("Walking football for over 50s", "football", "older_people"),
    ("Girls' football under 11s", "football", "children"),
    ("Five-a-side for dads", "football", "families men"),
    ("U16 football training", "football", "children teenagers"),
    ("Football then a walk", "football walking", "everyone"),
    # Swimming
    ("Swimming lessons", "swimming", "everyone"),
    ("Family swim", "swimming", "families"),
    ("Swim for Tots", "swimming", "babies_and_toddlers"),
    ("Women-only swimming", "swimming", "women"),
    ("Aquafit", "swimming exercise", "everyone"),
    # Dance
    ("Tea Dance", "dance", "everyone"),
    ("Line dancing", "dance", "everyone"),
    ("Ballroom for beginners", "dance", "everyone"),
    ("Teen street dance", "dance", "teenagers"),
    ("Ceilidh", "dance", "everyone"),
    # Gardens
    ("Community Garden open", "gardening", "everyone"),
    ("Grow your own veg", "gardening", "everyone"),
    ("Gardening for wellbeing", "gardening health", "everyone"),
    ("Seed swap", "gardening", "everyone"),
    ("Yoga in the garden", "exercise", "everyone"),
    # Crafts
    ("Knit & Natter", "crafts", "everyone"),
    ("Knit 'n' natter", "crafts", "everyone"),
    ("Men's Shed", "crafts", "men"),
    ("Art class for adults", "crafts", "adults"),
    ("Sewing for refugee women", "crafts", "women newcomers"),
    ("Family arts and crafts", "crafts", "families"),
    ("Watercolour painting", "crafts", "everyone"),
    ("Flower arranging", "crafts", "everyone"),
    ("Christmas wreath making", "crafts", "everyone"),
    # Music and shows
    ("Community Choir", "music", "everyone"),
    ("Singing for the Brain", "music", "disabled_people"),
    ("Film night 7.30pm", "music", "everyone"),
    ("Dementia-friendly film", "music", "disabled_people"),
    ("Echo and the Bunnymen tribute", "music", "everyone"),
    ("Panto: Cinderella", "music", "everyone"),
    ("Lunchtime concert", "music", "everyone"),
    ("Relaxed performance of the Christmas panto", "music", "disabled_people"),
    ("Karaoke for over 18s", "music", "adults"),
    # Games
    ("Bingo 2-4pm", "games", "everyone"),
    ("Quiz Night", "games", "everyone"),
    ("Board games for teenagers", "games", "teenagers"),
    ("Chess club, 7-12 years", "games", "children"),
    ("Duplicate Bridge", "games", "everyone"),
    ("Whist drive", "games", "everyone"),
    # Repairs
    ("Repair Café", "repair_cafe", "everyone"),
    ("Dr Bike", "repair_cafe", "everyone"),
    # Play
    ("Stay and Play", "play", "everyone"),
    ("Parent and Toddler Group", "play", "families babies_and_toddlers"),
    ("Mums & Tots", "play", "families babies_and_toddlers"),
    ("Baby massage", "play", "babies_and_toddlers"),
    ("Rhyme time for under 5s", "play", "babies_and_toddlers"),
    ("Messy Church", "play", "everyone"),
    ("Bump club", "", "babies_and_toddlers"),
    ("Youth Club", "play", "teenagers"),
    ("SEND families soft play", "play", "families disabled_people"),
    ("Family Fun Day", "play", "families"),
    ("Half-term activities for kids", "play", "children"),
    ("Santa's Grotto", "play", "children"),
    # Markets
    ("Car boot sale", "market", "everyone"),
    ("Christmas Craft Fair", "market", "everyone"),
    ("Summer Fayre", "market", "everyone"),
    ("Jumble sale at the scout hut", "market", "everyone"),
    ("Farmers' Market", "market", "everyone"),
    ("Plant sale", "market gardening", "everyone"),
    ("School uniform swap", "market", "everyone"),
    # Health
    ("NHS health checks", "health", "everyone"),
    ("Flu jabs for over 65s", "health", "older_people"),
    ("Memory Café", "health", "disabled_people"),
    ("Menopause café", "health", "everyone"),
    ("Bereavement support group", "health", "everyone"),
    ("First aid course", "health", "everyone"),
    ("Andy's Man Club", "health", "men"),
    ("Mental health walk-in clinic", "health", "everyone"),
    ("Slimming World", "health", "everyone"),
    ("Give blood", "health", "everyone"),
    # Talks
    ("Amazon rainforest talk", "talks", "everyone"),
    ("Local history society", "talks", "everyone"),
    ("Family history for beginners", "talks", "everyone"),
    ("Book club", "talks", "everyone"),
    ("Women's Institute", "talks", "women"),
    ("Art history lecture", "talks", "everyone"),
    # Helping
    ("Litter pick", "volunteering", "everyone"),
    ("Volunteer open evening", "volunteering", "everyone"),
    ("Canal clean-up", "volunteering", "everyone"),
    # Residents
    ("Residents' Meeting", "residents", "everyone"),
    ("Tenants and Residents Association AGM", "residents", "everyone"),
    ("Estate walkabout", "residents", "everyone"),
    ("Police surgery", "residents", "everyone"),
    ("Street party", "residents", "everyone"),
    ("Meet the landlord", "residents", "everyone"),
    # Nothing that is known, or words that mean something else
    ("Drop-in", "", "everyone"),
    ("Boxing Day closure", "", "everyone"),
    ("Send a card to a friend", "", "everyone"),
    ("Office closed", "", "everyone"),
    ("Prize draw", "", "everyone"),
    ("New to the area? Say hello", "", "newcomers"),
    ("Young carers", "", "carers"),
    ("Parents and carers evening", "", "families"),
    ("Deaf club", "", "disabled_people"),
    ("Gents' evening", "", "men"),
    ("Documents and amendments", "", "everyone"),
    ("Unmanned, unwomanly, unteased", "", "everyone"),
]


@each_row(("title", "kinds", "people"), TITLES)
def test_a_title_says_what_it_is_and_whom_it_is_for(title: str, kinds: str, people: str) -> None:
    assert set(activities(title, ())) == {Activity(kind) for kind in kinds.split()}
    assert set(audiences(title, (), (None, None))) == {Audience(one) for one in people.split()}


@each_row(
    ("words", "kinds", "people"),
    [
        (["Walking Football"], "football", "everyone"),
        (["Badminton"], "exercise", "everyone"),
        (["coffee_morning", "older_people"], "coffee_morning", "older_people"),
        (["Coffee_Morning "], "coffee_morning", "everyone"),
        (["Training"], "jobs_and_learning", "everyone"),
        (["Meeting"], "residents", "everyone"),
        (["Play"], "play", "everyone"),
        (["Health & Wellbeing", "Carers"], "health", "carers"),
        (["Special Educational Needs"], "", "disabled_people"),
        (["SEND"], "", "disabled_people"),
        (["Parent & Toddler"], "play", "families babies_and_toddlers"),
        (["MUSIC", "FAMILY"], "music", "families"),
        (["Employment"], "jobs_and_learning", "everyone"),
        (["everyone"], "", "everyone"),
        (["https://openactive.io/activity-list#1"], "", "everyone"),
    ],
)
def test_a_feeds_own_labels_count(words: list[str], kinds: str, people: str) -> None:
    assert set(activities("Thursday", words)) == {Activity(kind) for kind in kinds.split()}
    assert set(audiences("Thursday", iter(words), (None, None))) == {Audience(one) for one in people.split()}


@each_row(
    ("title", "youngest", "oldest", "people"),
    [
        ("Thursday", 50, None, "older_people"),
        ("Thursday", 55, 120, "older_people"),
        ("Thursday", 0, 4, "babies_and_toddlers"),
        ("Thursday", None, 3, "babies_and_toddlers"),
        ("Thursday", 5, 11, "children"),
        ("Thursday", None, 12, "children"),
        ("Thursday", 11, 16, "teenagers"),
        ("Thursday", 16, 19, "teenagers"),
        ("Thursday", 5, 16, "children teenagers"),
        ("Thursday", 16, None, "adults"),
        ("Thursday", 18, 120, "adults"),
        ("Women's Thursday", 18, None, "women"),
        ("Thursday", 18, 0, "adults"),
        ("Thursday", -1, 900, "everyone"),
        ("Thursday", 3, None, "everyone"),
        ("Thursday 16+", None, None, "adults"),
        ("Thursday for ages 11 to 16", None, None, "teenagers"),
        ("Thursday for 0-4 years", None, None, "babies_and_toddlers"),
        ("Thursday 2-4pm", None, None, "everyone"),
        ("Thursday, over 50 stalls", None, None, "everyone"),
        ("Over sixties", None, None, "older_people"),
    ],
)
def test_ages_say_whom_it_is_for(title: str, youngest: int | None, oldest: int | None, people: str) -> None:
    found = audiences(title, (), (youngest, oldest))

    assert set(found) == {Audience(one) for one in people.split()}


def test_long_titles_and_many_are_quick() -> None:
    started = time.perf_counter()
    activities("coffee walk " * 10_000, ())
    audiences("over 5 under ages 0-" * 5_000, (), (None, None))
    for _ in range(1_000):
        activities("Parent and toddler coffee morning at the community centre", ("Play", "Family"))

    assert time.perf_counter() - started < 2
