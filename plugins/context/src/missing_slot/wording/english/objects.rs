//! What is asked for, in English.

use crate::missing_slot::grouped::grouped;
use crate::missing_slot::kind::Kind;

grouped! {
    /// What is asked for.
    pub(super) static OBJECTS: Kind = {
        Kind::LearningPlan => [
            "curriculum", "learning path", "plan", "program", "roadmap", "schedule", "timetable",
        ];
        Kind::Trip => [
            "anniversary trip", "bike trip", "business trip", "camping", "camping trip", "city break", "cruise",
            "getaway", "hike", "hiking route", "holiday", "holiday destination", "holiday plan", "honeymoon",
            "itinerary", "place to travel", "place to visit", "places to travel", "places to visit", "safari",
            "solo travel", "staycation", "tour", "travel destination", "travel destinations", "travel plan",
            "travel plans", "trip", "trip itinerary", "trip plan", "vacation", "vacation destination",
            "vacation destinations", "vacation itinerary", "vacation plan", "vacation spot", "vacation spots",
            "weekend trip itinerary",
        ];
        Kind::Booking => [
            "accommodation", "airbnb", "airport transfer", "bed and breakfast", "bus ticket", "cab", "cabin",
            "car rental", "concert tickets", "cruise ticket", "flight", "flight ticket", "flight tickets", "flights",
            "hostel", "hostels", "hotel", "hotel room", "hotels", "movie tickets", "plane ticket", "rental car",
            "rental cars", "resort", "resorts", "taxi", "tickets", "train ticket", "vacation rental",
            "vacation rentals", "villa",
        ];
        Kind::Route => ["best way to get to", "directions", "route", "way to get from"];
        Kind::Event => [
            "anniversary", "anniversary party", "baby shower", "bake sale", "baptism", "bar mitzvah", "barbecue",
            "bbq", "beach cleanup", "birthday", "birthday party", "bonfire", "book club", "bridal shower", "carnival",
            "celebration", "charity event", "christmas dinner", "clean-up day", "cleanup day", "community cleanup",
            "community cleanup day", "company retreat", "conference", "cooking class night", "cookout", "date",
            "date night", "dinner for friends", "dinner party", "event", "exhibition", "festival", "field trip",
            "fundraiser", "funeral", "gala", "game night", "garage sale", "garden party", "gathering", "get-together",
            "hackathon", "holiday dinner", "holiday party", "kids birthday party", "marriage proposal", "meeting",
            "meetup", "memorial service", "movie night", "music festival", "office party", "open house",
            "open mic night", "party", "picnic", "potluck", "product launch", "prom", "proposal", "quinceañera",
            "retreat", "reunion", "scavenger hunt", "seminar", "sleepover", "sweet 16", "talent night", "talent show",
            "team building activity", "team outing", "thanksgiving dinner", "tournament", "trivia night", "webinar",
            "wedding", "wedding reception", "workshop", "yard sale",
        ];
        Kind::Gift => [
            "anniversary gift", "birthday gift", "birthday gifts", "birthday present", "gift", "gift idea",
            "gift ideas", "gifts", "present", "presents", "wedding gift",
        ];
        Kind::Product => [
            "acoustic guitar", "air conditioner", "air fryer", "air purifier", "art supplies", "audio interface",
            "backpack", "backpacks", "bed", "bed sheets", "bicycle", "bike", "bike helmet", "binoculars", "blender",
            "board game table", "boots", "briefcase", "budget laptop", "camera", "camera lens", "cameras",
            "camping equipment", "camping gear", "car", "car seat", "cat food", "chair", "charger", "chef's knife",
            "cloud storage", "cloud storage service", "coffee machine", "coffee maker", "comforter", "computer",
            "cookware", "cookware set", "couch", "credit card", "crib", "curtains", "dash cam", "dehumidifier",
            "desk", "desk lamp", "desktop computer", "digital piano", "dining table", "dishwasher", "dog food",
            "drawing tablet", "dress shoes", "drill", "drone", "drum set", "dryer", "dslr", "dslr camera",
            "dumbbells", "e-bike", "e-reader", "e-readers", "earbuds", "electric guitar", "elliptical",
            "email marketing service", "ereader", "espresso machine", "exercise equipment", "fan", "fishing rod",
            "fitness equipment", "fitness tracker", "fitness trackers", "food processor", "game console",
            "gaming console", "gaming mouse", "gaming pc", "generator", "golf clubs", "graphics card", "grill",
            "guitar", "handbag", "hard drive", "headphones", "hearing aids", "helmet", "hiking gear",
            "home gym equipment", "hosting provider", "humidifier", "instant pot", "jacket", "kayak", "keyboard",
            "keyboard piano", "kindle", "knife set", "label maker", "ladder", "laptop", "laptops", "latest models",
            "lawn mower", "leaf blower", "lego set", "lens", "luggage", "mattress", "mattress topper",
            "meal delivery service", "meal kit", "meal kit service", "mesh wi-fi", "microphone", "microwave",
            "monitor", "monitors", "motorcycle", "nas", "notebook computer", "office chair", "paint sprayer", "pc",
            "pen", "phone", "phones", "photo printer", "piano", "pillow", "pillows", "portable air conditioner",
            "power bank", "pressure washer", "printer", "printers", "projector", "protein powder", "purse",
            "raincoat", "recliner", "record player", "refrigerator", "rice cooker", "robot vacuum", "robotic vacuum",
            "router", "rowing machine", "rug", "saw", "scooter", "server", "sewing machine", "sheets", "shoes",
            "shredder", "skateboard", "sketchbook", "sleeping bag", "slow cooker", "smart bulbs", "smart lock",
            "smart thermostat", "smartphone", "smartphones", "smartwatch", "smartwatches", "sneakers", "sofa",
            "soundbar", "space heater", "speaker", "speakers", "ssd", "stand mixer", "standing desk",
            "standing desk converter", "streaming service", "stroller", "suitcase", "sunglasses", "supplements",
            "surfboard", "suv", "synthesizer", "tablet", "tablets", "telescope", "television", "televisions",
            "tennis racket", "tent", "toaster", "tool set", "toolbox", "toys", "treadmill", "tripod", "turntable",
            "tv", "ukulele", "vacuum cleaner", "video doorbell", "violin", "vitamins", "vpn", "vpn service",
            "vpn services", "wallet", "washing machine", "watch", "watch for", "water bottle", "water filter",
            "web host", "web hosting", "webcam", "wi-fi extender", "winter coat", "wireless mouse", "yoga mat",
        ];
        Kind::App => [
            "3d modeling software", "accounting software", "alarm app", "antivirus", "antivirus program",
            "antivirus software", "app", "apps", "backup software", "browser", "budgeting app", "budgeting tools",
            "cad software", "calendar app", "calorie tracking app", "chess app", "crm software", "dating app",
            "drawing app", "editing software", "email client", "expense tracker app", "expense tracking app",
            "finance app", "fitness app", "flashcard app", "food tracking app", "free software", "gardening app",
            "graphic design software", "habit tracker", "habit tracker app", "habit tracking app", "investing app",
            "journaling app", "language app", "language learning app", "language learning apps", "meal planning app",
            "meditation app", "mindfulness app", "mobile app", "music app", "music production software",
            "navigation app", "news app", "note-taking app", "note-taking software", "open-source software",
            "parental control app", "password manager", "pdf editor", "personal finance app", "photo editing app",
            "photo editing apps", "photo editing software", "photo editor", "productivity app",
            "project management software", "project management tool", "project management tools", "reading app",
            "recipe app", "reminder app", "running app", "screen recorder", "sleep tracking app", "study app",
            "task management app", "task manager", "text editor", "time tracking app", "time tracking software",
            "to-do list app", "travel app", "video editing app", "video editing software", "video editor", "vpn app",
            "weather app", "weather apps", "workout app",
        ];
        Kind::Title => [
            "album", "albums", "anime", "anime to watch", "art project", "art projects", "artists", "audiobook",
            "audiobooks", "bands", "bestsellers", "board game", "board games", "book", "book to read", "books",
            "books to read", "career", "careers", "classics", "cocktail", "cocktails", "college", "college major",
            "colleges", "comic", "comics", "conversation topics", "cookbook", "cookbooks", "craft", "craft ideas",
            "crafts", "date ideas", "date night ideas", "degree", "diy project", "diy projects", "documentaries",
            "documentary", "film", "film to watch", "films", "game to play", "games", "games to play", "hobbies",
            "hobby", "hobby ideas", "magazine", "magazines", "major", "manga", "movie", "movie to watch", "movies",
            "movies to watch", "music", "new hobby", "novel", "novels", "party games", "playlist", "podcast",
            "podcasts", "poetry collection", "project ideas", "science project", "science projects", "series",
            "series to watch", "show", "show to watch", "shows", "side hustle", "side hustles",
            "something good to read", "something good to watch", "something to listen to", "something to play",
            "something to read", "something to watch", "song", "songs", "sport", "tattoo ideas", "tv series",
            "tv show", "tv shows", "universities", "university", "video game", "video game to play", "video games",
            "weekend project", "what book should i read", "what game should i play", "what movie should i watch",
            "what should i listen to", "what should i play", "what should i read", "what should i read next",
            "what should i watch", "what should i watch next", "wine", "wines", "youtube channels",
        ];
        Kind::Meals => [
            "balanced meal plan", "calorie deficit plan", "detox plan", "diet", "diet chart", "diet plan",
            "dinner menu", "eating plan", "food plan", "grocery list", "healthy dinner ideas", "healthy eating plan",
            "healthy lunch ideas", "healthy meal plan", "healthy meals", "healthy recipes", "healthy snacks",
            "intermittent fasting plan", "lunch plan", "meal ideas", "meal plan", "meal plans", "meal prep",
            "meal prep plan", "meals for the week", "menu", "nutrition plan", "nutritional plan", "school lunches",
            "shopping list", "vegan meal plan", "vegetarian meal plan", "weekly dinner plan", "weekly meal plan",
            "weekly meals", "weekly menu", "weight loss plan",
        ];
        Kind::Dish => [
            "breakfast", "dessert", "dinner", "dinner idea", "dinner ideas", "dinner recipe", "dinner recipes",
            "dish", "lunch", "lunch ideas", "meal", "meals", "recipe", "recipe idea", "recipe ideas", "recipes",
            "snack", "snacks", "something to cook", "something to eat", "what can i cook",
            "what can i make for dinner", "what should i cook", "what should i eat", "what should i have for dinner",
            "what should i make for dinner", "what to cook", "what to eat", "what to make for dinner",
            "what's for dinner",
        ];
        Kind::Workout => [
            "cardio routine", "core exercises", "couch to 5k", "cycling plan", "daily exercise routine",
            "daily workout routine", "exercise plan", "exercise program", "exercise programme", "exercise regimen",
            "exercise routine", "exercise schedule", "fitness plan", "fitness program", "fitness regimen",
            "fitness routine", "fitness schedule", "full-body workout routine", "gym plan", "gym routine",
            "gym workout", "home exercise program", "home exercise routine", "home workout", "home workout plan",
            "home workout routine", "marathon training plan", "morning exercise routine", "pilates routine",
            "running plan", "running program", "running schedule", "strength training", "strength training program",
            "stretching exercises", "stretching routine", "swim training plan", "training plan", "training program",
            "training programme", "training schedule", "weekly exercise plan", "weekly exercise schedule",
            "weekly workout plan", "weekly workout schedule", "weight training program", "weightlifting program",
            "working out", "workout", "workout plan", "workout program", "workout regimen", "workout routine",
            "workout schedule", "workouts", "yoga flow", "yoga routine", "yoga sequence",
        ];
        Kind::Learning => [
            "bootcamp", "certification", "certification course", "certification programs", "certifications", "class",
            "classes", "coding bootcamp", "coding courses", "cooking classes online", "course", "courses",
            "guitar lessons", "language exchange", "learning apps", "learning materials", "learning plan",
            "learning resources", "lessons", "online resources", "piano lessons", "practice exercises",
            "programming courses", "study materials", "study resources", "workshops",
        ];
        Kind::Skill => [
            "a foreign language", "a language", "a musical instrument", "a new language", "an instrument", "arabic",
            "c++", "calligraphy", "chess", "chinese", "coding", "data science", "digital illustration",
            "digital marketing", "drawing", "drums", "english", "excel", "french", "german", "graphic design",
            "guitar", "hindi", "how to knit", "how to program", "html and css", "italian", "japanese", "java",
            "javascript", "knitting", "korean", "machine learning", "mandarin", "painting", "photography",
            "photoshop", "piano", "portuguese", "programming", "public speaking", "python", "react", "russian",
            "rust", "spanish", "sql", "to code", "to cook", "to dance", "to draw", "to drive", "to paint", "to sing",
            "to swim", "ukulele", "violin", "web development", "yoga",
        ];
        Kind::Exams => [
            "daily study plan", "daily study schedule", "exam preparation plan", "exam schedule", "exam study plan",
            "exam study schedule", "homework schedule", "personalized timetable", "preparation plan", "revision plan",
            "revision schedule", "revision timetable", "study calendar", "study guide", "study plan", "study routine",
            "study schedule", "study timeline", "study timetable", "weekly study plan",
        ];
        Kind::Wardrobe => [
            "capsule wardrobe", "clothes", "dress", "fashion style", "outfit", "outfits", "professional wardrobe",
            "suit", "wardrobe", "what should i wear", "what to wear",
        ];
        Kind::Skincare => [
            "cleanser", "conditioner", "face cream", "face mask", "foundation", "hair care routine", "hair color",
            "hair mask", "hair products", "haircare routine", "haircut", "hairstyle", "makeup look", "makeup routine",
            "moisturizer", "perfume", "serum", "shampoo", "skin care routine", "skincare product",
            "skincare products", "skincare regimen", "skincare routine", "sunscreen",
        ];
        Kind::Room => [
            "apartment", "attic", "backyard", "backyard garden", "balcony", "basement", "bathroom", "bedroom",
            "bookshelves", "child's room", "closet", "craft room", "cubicle", "decor ideas", "decoration ideas",
            "desk", "dining room", "dorm", "dorm room", "drawers", "entryway", "front yard", "gaming room", "garage",
            "guest bedroom", "guest room", "hallway", "home", "home decor", "home decor ideas", "home interior",
            "home library", "home office", "home office setup", "house", "house exterior", "interior", "kids' room",
            "kitchen", "kitchen cabinets", "laundry room", "living room", "my space", "new apartment", "new home",
            "new house", "nursery", "office", "office space", "outdoor space", "pantry", "patio", "playroom", "porch",
            "reading nook", "rental apartment", "room", "shelves", "small apartment", "small living room",
            "small space", "studio apartment", "study room", "terrace", "tiny house", "walls", "wardrobe closet",
            "work area", "work desk", "work space", "workspace", "workstation",
        ];
        Kind::Tidy => [
            "apartment", "attic", "backyard", "backyard garden", "balcony", "basement", "bathroom", "bedroom",
            "bookshelves", "child's room", "closet", "craft room", "cubicle", "decor ideas", "decoration ideas",
            "desk", "dining room", "dorm", "dorm room", "drawers", "entryway", "front yard", "gaming room", "garage",
            "guest bedroom", "guest room", "hallway", "home", "home decor", "home decor ideas", "home interior",
            "home library", "home office", "home office setup", "house", "house exterior", "interior", "kids' room",
            "kitchen", "kitchen cabinets", "laundry room", "living room", "my space", "new apartment", "new home",
            "new house", "nursery", "office", "office space", "outdoor space", "pantry", "patio", "playroom", "porch",
            "reading nook", "rental apartment", "room", "shelves", "small apartment", "small living room",
            "small space", "studio apartment", "study room", "terrace", "tiny house", "walls", "wardrobe closet",
            "work area", "work desk", "work space", "workspace", "workstation",
        ];
        Kind::Garden => [
            "balcony garden", "butterfly garden", "community garden", "compost", "composting", "container garden",
            "flower bed", "flower beds", "flower garden", "garden", "grow my own food", "grow my own vegetables",
            "herb garden", "hydroponic garden", "indoor garden", "kitchen garden", "landscape", "landscaping", "lawn",
            "my lawn", "my yard", "raised bed", "raised garden bed", "rock garden", "rooftop garden",
            "small herb garden", "small vegetable garden", "vegetable garden", "vegetable patch", "vertical garden",
            "yard",
        ];
        Kind::Build => [
            "bed frame", "bench", "birdhouse", "bookcase", "bookshelf", "cabinet", "chicken coop", "coffee table",
            "desk", "dining table", "dog house", "doghouse", "fence", "garden shed", "greenhouse", "pergola",
            "playhouse", "shed", "shelf", "shelves", "tree house", "treehouse", "wooden deck", "wooden table",
            "workbench",
        ];
        Kind::Site => [
            "2d game", "3d game", "ai agent", "ai assistant", "api", "app", "application", "blog", "blog website",
            "booking system", "bot", "browser extension", "browser game", "business website", "chatbot",
            "chrome extension", "company website", "computer program", "crm", "dashboard", "desktop app",
            "desktop application", "e-commerce site", "e-commerce website", "ecommerce store", "ecommerce website",
            "homepage", "landing page", "management system", "mobile game", "online shop", "online store",
            "personal web page", "personal website", "photography website", "plugin", "portfolio", "portfolio site",
            "portfolio website", "program", "prototype", "recommendation system", "simple website", "software", "ui",
            "video game", "virtual assistant", "voice assistant", "web page", "web site", "webpage", "website",
            "wedding website", "wireframe",
        ];
        Kind::Business => [
            "ad campaign", "advertising campaign", "bakery", "blog", "brand", "business", "business idea",
            "business ideas", "business model", "business plan", "business proposal", "charity", "company",
            "content calendar", "content plan", "content strategy", "dropshipping store", "email marketing campaign",
            "etsy store", "food truck", "fundraising campaign", "go-to-market strategy", "home business",
            "instagram account", "launch plan", "lawn care business", "marketing campaign", "marketing plan",
            "marketing strategy", "newsletter", "nonprofit", "online store", "photography business", "pitch deck",
            "podcast", "pricing strategy", "restaurant", "sales strategy", "seo strategy", "shop", "shopify store",
            "side hustle", "social media account", "social media campaign", "social media plan",
            "social media presence", "social media strategy", "startup", "twitch channel", "youtube channel",
        ];
        Kind::Brand => [
            "ad", "advertisement", "album cover", "banner", "billboard", "book cover", "brand name", "brochure",
            "business card", "business logo", "business name", "certificate", "commercial", "company name",
            "ebook cover", "email signature", "flyer", "google ads", "infographic", "instagram caption",
            "instagram post", "jingle", "job description", "job posting", "label", "landing page copy",
            "linkedin post", "logo", "mascot", "menu", "menu card", "newsletter template", "packaging", "pamphlet",
            "postcard", "poster", "product description", "questionnaire", "slogan", "social media post", "survey",
            "t-shirt", "tagline", "tattoo", "thumbnail", "tweet", "video ad",
        ];
        Kind::Message => [
            "apology", "apology letter", "best man speech", "birthday card", "card", "cold email", "complaint",
            "complaint letter", "e-mail", "email", "eulogy", "follow-up email", "formal email", "formal letter",
            "letter", "letter of recommendation", "love letter", "message", "newsletter", "recommendation letter",
            "reference letter", "resignation letter", "sales email", "speech", "text message", "thank you letter",
            "thank you note", "thank-you note", "toast", "wedding speech", "wedding vows",
        ];
        Kind::Application => [
            "about me", "about me page", "application letter", "author bio", "bio", "biography of myself",
            "college application", "college application essay", "college essay", "cover letter", "cv",
            "dating profile", "elevator pitch", "grant application", "instagram bio", "introduction of myself",
            "job application", "job resume", "letter of intent", "linkedin bio", "linkedin headline",
            "linkedin profile", "linkedin summary", "motivation letter", "my cover letter", "my cv",
            "my linkedin profile", "my resume", "personal bio", "personal statement", "portfolio website bio",
            "professional bio", "professional resume", "resume", "scholarship application", "scholarship essay",
            "self-introduction", "speaker bio", "statement of purpose", "teaching statement", "tinder bio",
            "twitter bio",
        ];
        Kind::Piece => [
            "agenda", "argumentative essay", "article", "blog article", "blog post", "book report", "business case",
            "business report", "case study", "course outline", "debate speech", "dissertation", "essay", "exam",
            "faq", "flashcards", "grant proposal", "lab report", "lesson plan", "literature review",
            "magazine article", "manual", "meeting agenda", "memo", "multiple choice quiz", "news article",
            "newsletter", "newsletter article", "opinion essay", "paper", "persuasive essay", "persuasive speech",
            "podcast episode", "podcast script", "policy", "policy brief", "powerpoint", "powerpoint presentation",
            "presentation", "press release", "project plan", "project proposal", "proposal", "quiz", "report",
            "research paper", "research proposal", "speech for class", "speech outline", "story outline",
            "survey paper", "syllabus", "technical report", "term paper", "test", "thesis", "thesis statement",
            "training manual", "trivia quiz", "tutorial", "user manual", "video script", "white paper", "worksheet",
            "youtube script",
        ];
        Kind::Money => [
            "budget", "budget plan", "budget spreadsheet", "budget template", "budget tracker", "budgeting plan",
            "college savings plan", "debt payoff plan", "debt repayment plan", "emergency fund", "expense tracker",
            "family budget plan", "financial goals", "financial plan", "financial strategy", "monthly budget plan",
            "monthly savings plan", "my finances", "personal budget plan", "personal finance plan",
            "personal finances", "plan to pay off my debt", "plan to save money", "retirement plan",
            "retirement savings plan", "saving plan", "savings plan", "spending plan",
        ];
        Kind::Invest => [
            "a portfolio of stocks", "crypto portfolio", "diversified investment portfolio", "diversified portfolio",
            "grow my savings", "how to invest", "index funds", "invest a small", "invest for retirement", "invest in",
            "invest in stocks", "invest my", "invest my money", "invest my savings", "invest some money",
            "investing for beginners", "investing in stocks", "investing my money", "investment advice",
            "investment options", "investment plan", "investment portfolio", "investment strategy", "investments",
            "mutual funds", "passive income", "retirement account", "retirement savings", "should i invest",
            "start investing", "start investing in stocks", "stock portfolio", "stocks should i buy", "stocks to buy",
            "stocks to invest in", "where to invest",
        ];
        Kind::Job => [
            "career opportunities", "career options", "career path", "freelance gigs", "freelance opportunities",
            "freelance work", "internship", "internships", "job", "job listings", "job openings", "job opportunities",
            "job postings", "jobs", "jobs near", "new career", "new position", "remote work",
        ];
        Kind::Interview => [
            "interview", "interview coming up", "interview preparation", "job interview", "upcoming interview",
            "upcoming job interview",
        ];
        Kind::Pet => [
            "a new kitten", "a new puppy", "adopted a cat", "adopted a dog", "adopted a kitten", "adopted a puppy",
            "getting a dog", "my bird", "my cat", "my cat's", "my cats", "my dog", "my dog's", "my dogs", "my fish",
            "my guinea pig", "my hamster", "my horse", "my kitten", "my new cat", "my new dog", "my new kitten",
            "my new puppy", "my parrot", "my pet", "my pet's", "my puppy", "my rabbit", "my turtle", "new kitten",
            "new puppy", "rescue dog",
        ];
        Kind::Vehicle => [
            "5-year-old sedan", "a car battery", "a flat tire", "car battery", "check engine light", "flat tire",
            "my bike", "my brakes", "my car", "my car battery", "my car engine", "my car's", "my car's battery",
            "my car's brakes", "my car's check engine light", "my car's engine", "my car's oil", "my engine",
            "my motorbike", "my motorcycle", "my scooter", "my suv", "my tires", "my truck", "my van", "my vehicle",
            "oil in my car", "sedan",
        ];
        Kind::Appliance => [
            "my ac", "my ac unit", "my air conditioner", "my android phone", "my bike's", "my bluetooth headphones",
            "my boiler", "my camera", "my chromebook", "my coffee maker", "my computer", "my computer's", "my dell",
            "my dishwasher", "my dishwasher's", "my dryer", "my espresso machine", "my fridge", "my furnace",
            "my garage door", "my garbage disposal", "my hard drive", "my headphones", "my heater", "my heating",
            "my home wi-fi", "my internet", "my internet connection", "my iphone", "my keyboard", "my laptop",
            "my lawn mower", "my lawnmower", "my macbook", "my microwave", "my monitor", "my mouse", "my oven",
            "my pc", "my phone", "my playstation", "my printer", "my refrigerator", "my router", "my sewing machine",
            "my smart tv", "my smartphone", "my smoke detector", "my speakers", "my stove", "my tablet",
            "my thermostat", "my tv", "my vacuum", "my washing machine", "my watch", "my water heater", "my wi-fi",
            "my wi-fi connection", "my wifi", "my wifi connection", "my xbox", "new desk",
        ];
        Kind::Local => [
            "around here", "around me", "close by", "close to me", "in my area", "in my city", "in my community",
            "in my country", "in my local area", "in my local community", "in my neighborhood", "in my neighbourhood",
            "in my region", "in my state", "in my town", "local activities", "local animal shelter", "local art",
            "local attractions", "local businesses", "local charities", "local charity", "local classes",
            "local clubs", "local community", "local doctor", "local doctors", "local events", "local farmers",
            "local farmers market", "local food bank", "local groups", "local gym", "local gyms",
            "local hiking trails", "local hospitals", "local job", "local jobs", "local laws", "local libraries",
            "local library", "local market", "local meetups", "local museums", "local news", "local organizations",
            "local parks", "local recycling", "local regulations", "local resources", "local restaurants",
            "local schools", "local service", "local services", "local shops", "local stores", "local support groups",
            "local theaters", "local vendors", "local volunteering", "local weather", "local weather conditions",
            "local weather forecast", "local workshops", "local yoga classes", "my area", "my city", "my community",
            "my local area", "my local community", "my location", "my neighborhood", "my neighbourhood", "my region",
            "my town", "my zip code", "near me", "near my home", "near my house", "nearby", "nearest airport",
            "nearest atm", "nearest bank", "nearest beach", "nearest bus stop", "nearest clinic",
            "nearest coffee shop", "nearest gas station", "nearest grocery store", "nearest gym", "nearest hospital",
            "nearest hotel", "nearest library", "nearest park", "nearest pharmacy", "nearest post office",
            "nearest restaurant", "nearest station", "nearest store", "nearest supermarket", "nearest train station",
            "within my city",
        ];
        Kind::Charity => [
            "a charity", "charities", "charity organizations", "charity to support", "donate to a charity",
            "donate to charity", "volunteer", "volunteer opportunities", "volunteer work", "volunteering",
            "volunteering opportunities", "volunteering options",
        ];
        Kind::Home => [
            "apartment", "apartments", "condo", "flat", "flats", "home to buy", "house", "houses", "office space",
            "place to live", "room to rent", "studio", "studio apartment",
        ];
        Kind::Place => [
            "accountant", "activities to do", "attractions", "auto repair shop", "babysitter", "babysitters",
            "bakeries", "bar", "barber", "bars", "beaches", "bike trails", "bookstore", "bookstores", "brunch place",
            "brunch spot", "cafe", "cafes", "campgrounds", "camping spots", "campsite", "campsites", "car wash",
            "caterer", "cheapest gas", "cleaning service", "clinics", "coffee shop", "coffee shops", "concert",
            "concerts", "contractors", "cooking class", "cooking classes", "coworking space", "coworking spaces",
            "dance classes", "daycare", "daycares", "dentist", "dentists", "dermatologist", "doctor", "doctors",
            "dog park", "dog parks", "electrician", "event venue", "events this weekend", "farmers markets",
            "financial advisor", "food bank", "gas stations", "golf course", "grocery store", "grocery stores", "gym",
            "gyms", "hair salon", "hairdresser", "hiking trail", "hiking trails", "hospital", "house cleaner",
            "italian restaurant", "italian restaurants", "lawyer", "lawyers", "mechanic", "mentor", "movie theaters",
            "movie times", "moving companies", "moving company", "museum", "museums", "night clubs", "optometrist",
            "parking", "personal trainer", "pharmacies", "pharmacy", "photographer", "pizza place", "place to eat",
            "places to eat", "plumber", "plumbers", "real estate agent", "recycling center", "repair shop",
            "restaurant", "restaurant for dinner", "restaurants", "roommate", "roommates", "running routes",
            "schools", "shelter", "showtimes", "ski resort", "ski resorts", "spa", "spas", "storage unit",
            "supermarket", "sushi place", "swimming classes", "swimming pool", "therapist", "therapists",
            "things to do", "thrift stores", "tutor", "tutors", "venue", "venues", "vet", "veterinarian",
            "wedding photographer", "wedding venue", "wedding venues", "weekend activities", "yoga classes",
            "yoga studio",
        ];
        Kind::Appointment => [
            "appointment", "dentist appointment", "doctor appointment", "meeting room", "reservation", "resevation",
            "restaurant reservation", "table for two",
        ];
        Kind::Weather => [
            "local time", "temperature outside", "weather", "weather forecast", "weather today", "weather tomorrow",
        ];
        Kind::Stores => [
            "different online retailers", "different online shopping websites", "different online stores",
            "different retailers", "different stores", "different websites", "e-commerce sites",
            "multiple online stores", "multiple stores", "several online stores", "several stores",
            "three different online stores",
        ];
        Kind::Household => [
            "chore chart", "chore list", "chore schedule", "cleaning checklist", "disaster kit", "disaster plan",
            "disaster preparedness plan", "emergency bag", "emergency kit", "emergency plan",
            "emergency preparedness", "emergency preparedness kit", "emergency preparedness plan",
            "emergency supplies", "emergency supply kit", "evacuation kit", "evacuation plan",
            "family emergency plan", "fire escape plan", "fire safety plan", "first aid kit", "go bag",
            "home emergency preparedness plan", "home inventory", "home maintenance checklist", "home safety plan",
            "preparedness plan", "safety plan", "survival kit",
        ];
        Kind::Move => [
            "first international trip", "flying abroad", "flying internationally", "going abroad", "move abroad",
            "move overseas", "move to a new apartment", "move to a new city", "move to a new country",
            "move to a new house", "move to another country", "moving abroad", "moving checklist", "moving house",
            "moving out", "moving overseas", "moving to a new apartment", "moving to a new city",
            "moving to a new country", "moving to a new home", "moving to a new house", "moving to a new place",
            "moving to another city", "moving to another country", "new apartment", "planning an international trip",
            "relocating", "studying abroad", "traveling abroad", "traveling internationally",
            "traveling to a country", "traveling to a foreign country", "travelling abroad",
        ];
        Kind::Kids => [
            "children", "elementary students", "kids", "kids' activities", "my baby", "my child", "my child's",
            "my children", "my class", "my daughter", "my granddaughter", "my grandson", "my kid", "my kids",
            "my kids'", "my little one", "my nephew", "my newborn", "my niece", "my son", "my students", "my teen",
            "my teenager", "my toddler", "preschoolers", "teenagers", "toddlers", "young children", "young kids",
        ];
        Kind::Insurance => [
            "car insurance", "health insurance plan", "home insurance", "insurance", "insurance plan",
            "travel insurance options",
        ];
        Kind::Source => [
            "academic paper", "article", "audio file", "audio recording", "book", "census data", "chart", "contract",
            "csv file", "customer reviews", "data", "data set", "dataset", "document", "documents", "essay",
            "excel file", "excel sheet", "excel spreadsheet", "file", "files", "graph", "image", "image file",
            "images", "interview", "invoice", "json file", "list of names", "list of numbers", "list of words",
            "log file", "log files", "markdown document", "markdown file", "mp3 file", "news article", "novel",
            "numbers", "paper", "paragraph", "pdf", "pdf document", "pdf file", "photo", "picture", "png images",
            "podcast", "poem", "powerpoint presentation", "presentation", "receipt", "recording", "report",
            "research paper", "resume", "reviews", "scientific article", "scientific paper", "sentence",
            "set of tweets", "slide deck", "speech", "spreadsheet", "string", "table", "text", "text document",
            "text file", "transcript", "tv show", "tweets", "twitter data", "video", "video file", "web page",
            "web traffic data", "webpage", "website", "word", "word doc", "word document", "word file", "xml file",
            "zip file",
        ];
        Kind::Scraping => [
            "e-commerce site", "e-commerce website", "news site", "news website", "online store", "site", "web page",
            "webpage", "website",
        ];
        Kind::Invitation => [
            "birthday invitation", "birthday party invitation", "invitation", "invitation card", "invitation email",
            "invitations", "party invitation", "save the date", "wedding invitation", "wedding invitations",
        ];
        Kind::Pc => ["computer", "desktop", "desktop computer", "pc"];
        Kind::Database => [
            "a database", "a sql database", "customer database", "database backups", "database every week",
            "my database", "our database", "the customer database", "the database",
        ];
        Kind::System => [
            "a directory", "a file system", "disk usage", "disk usage analysis", "environment variable",
            "environment variables", "my computer's files", "my system", "software packages", "the directory",
            "the file system", "the filesystem", "the system",
        ];
        Kind::Unnamed => [
            "a certain", "a particular", "a specific", "certain", "major cities", "major companies", "my specific",
            "selected companies", "several companies", "specific", "the specific",
        ];
        Kind::Comparison => [
            "a couple of", "different", "multiple", "other", "several", "some popular", "three different", "two",
            "two different", "two of", "two popular", "various",
        ];
        Kind::Routine => [
            "bedtime routine", "bedtime schedule", "cleaning routine", "cleaning schedule", "daily habit",
            "daily habits", "daily meditation routine", "daily planner", "daily routine", "daily schedule",
            "evening routine", "exercise habit", "journaling routine", "meditation practice", "meditation routine",
            "meditation schedule", "mindfulness routine", "morning routine", "night routine", "night-time routine",
            "practice plan", "practice routine", "practice schedule", "productive morning routine", "self-care plan",
            "self-care routine", "sleep routine", "sleep schedule", "stretching routine", "time management plan",
            "weekly cleaning schedule", "weekly routine", "weekly schedule", "work from home schedule",
            "work routine", "work schedule", "work-from-home schedule", "yoga practice",
        ];
        Kind::HomeTech => [
            "home automation", "home cinema", "home gym", "home security system", "home theater", "home theatre",
            "smart home", "smart home devices", "smart home system", "smart home technology", "solar panels",
        ];
        Kind::Packing => [
            "camping checklist", "camping packing list", "clothes to pack", "packing checklist", "packing list",
            "things to pack", "travel checklist",
        ];
        Kind::Fitness => [
            "build muscle", "burn fat", "eat healthier", "eat healthy", "eating healthier", "gain muscle",
            "gain weight", "get fit", "get fitter", "get in shape", "getting in shape", "healthier lifestyle",
            "lose belly fat", "lose weight", "losing weight", "my blood pressure", "my cholesterol", "my diet",
            "my endurance", "my fitness", "my flexibility", "my immune system", "my metabolism", "my posture",
            "my stamina", "quit smoking", "run a 5k", "run a half marathon", "run a marathon", "sleep better",
            "start exercising", "start jogging", "start lifting weights", "start running", "start working out",
            "stay fit", "train for a half marathon", "train for a marathon", "training for a marathon",
        ];
        Kind::Symptom => [
            "a cold", "a cough", "a fever", "a headache", "a rash", "a sore throat", "a sprained ankle",
            "a toothache", "acne", "allergies", "back pain", "chest pain", "dandruff", "dizziness", "dry skin",
            "eye strain", "fatigue", "hair loss", "headaches", "heartburn", "insomnia", "joint pain", "knee pain",
            "lower back pain", "migraines", "muscle pain", "nausea", "neck pain", "seasonal allergies",
            "shoulder pain", "sore throat", "stomach ache", "stomach pain", "the flu", "trouble sleeping",
            "wrist pain",
        ];
        Kind::Plants => [
            "bonsai", "house plants", "houseplant", "houseplants", "indoor plants", "my basil", "my cactus",
            "my fern", "my flowers", "my houseplants", "my indoor plants", "my monstera", "my orchid", "my plant",
            "my plants", "my roses", "my succulents", "my tomato plants", "my tomatoes", "succulents",
        ];
        Kind::ExamPrep => [
            "an exam", "an upcoming test", "ap exams", "certification exam", "driving test", "final exams",
            "history exam", "ielts", "math exam", "my driving test", "my exam", "my exams", "my finals",
            "my math test", "my thesis defense", "my upcoming test", "pmp exam", "the act", "the bar exam",
            "the cpa exam", "the gmat", "the gre", "the ielts", "the lsat", "the mcat", "the sat", "the toefl",
            "toefl", "upcoming exam", "upcoming exams",
        ];
        Kind::Adoption => [
            "adopt a cat", "adopt a dog", "adopt a pet", "adopting a cat", "adopting a dog", "adopting a pet",
            "buy a dog", "buy a puppy", "cat breed", "dog breed", "dog breeds", "get a cat", "get a dog", "get a pet",
            "get a puppy", "getting a cat", "getting a dog", "getting a pet", "getting a puppy",
            "pet for an apartment",
        ];
        Kind::Figures => [
            "a matrix", "body mass index", "daily calorie intake", "interest on my loan", "loan payment",
            "loan payments", "monthly loan payment", "monthly mortgage payment", "mortgage payment",
            "mortgage payments", "my age", "my birth chart", "my bmi", "my calorie needs", "my calories",
            "my carbon footprint", "my credit score", "my daily calorie intake", "my daily calorie needs",
            "my daily meals", "my expenses", "my flight", "my gpa", "my grade", "my heart rate zones", "my horoscope",
            "my ideal weight", "my income tax", "my macros", "my monthly expenses", "my mortgage", "my net worth",
            "my order", "my package", "my salary after taxes", "my sleep", "my spending", "my steps", "my tax return",
            "my taxes", "my water intake", "my workouts", "my zodiac sign", "retirement savings needed",
        ];
        Kind::MyData => [
            "my bookmarks", "my calendar", "my computer files", "my contacts", "my desktop", "my digital files",
            "my digital photos", "my documents", "my downloads folder", "my email inbox", "my emails", "my files",
            "my google drive", "my inbox", "my music library", "my notes", "my photo collection", "my photo library",
            "my photos",
        ];
        Kind::MyTime => [
            "my daily schedule", "my daily tasks", "my day", "my evening", "my month", "my schedule", "my tasks",
            "my time", "my week", "my weekend", "my weekly schedule", "my work schedule", "my workday", "task list",
            "to-do list", "todo list",
        ];
        Kind::Provider => [
            "bank", "bank account", "banks", "car loan", "cell phone plan", "checking account", "credit union",
            "electricity provider", "energy provider", "grocery delivery service", "gym membership",
            "health insurance provider", "home loan", "insurance company", "internet plan", "internet provider",
            "internet service provider", "mobile plan", "mortgage", "mortgage lender", "mortgage rates",
            "moving service", "personal loan", "phone carrier", "phone plan", "savings account", "sim card",
            "student loan",
        ];
        Kind::Official => [
            "a building permit", "a driver's license", "a passport", "a patent", "a visa", "a work permit",
            "birth certificate", "building permit", "business license", "child custody", "citizenship",
            "contest a ticket", "driver's license", "driving license", "eviction", "file a patent", "file my taxes",
            "filing my taxes", "form an llc", "get divorced", "green card", "liquor license", "marriage license",
            "maternity leave", "my driver's license", "my passport", "my taxes", "my visa", "my will",
            "parking ticket", "register a business", "register a company", "register my business", "register to vote",
            "security deposit", "small claims court", "speeding ticket", "start an llc", "tax return", "tax returns",
            "tenant rights", "unemployment benefits", "work permit", "write a will",
        ];
        Kind::Meeting => [
            "alarm", "call", "checkup", "conference call", "doctor's visit", "haircut appointment", "interview with",
            "meeting", "reminder", "video call",
        ];
        Kind::Plan => ["plan", "program", "regimen", "routine", "schedule", "timetable"];
        Kind::Career => [
            "career change", "career transition", "change careers", "get promoted", "my career",
            "professional network", "switch careers",
        ];
        Kind::Given => [
            "a given", "a provided", "a selected", "a specified", "an attached file", "an uploaded file", "given",
            "the given", "the provided", "the selected", "the uploaded file", "uploaded a code file",
            "uploaded a file",
        ];
    }
}
