//! Words that give a detail, or may, in English.

use crate::missing_slot::detail::Detail;
use crate::missing_slot::grouped::grouped;

grouped! {
    /// Words that give a detail, or may.
    pub(super) static SAID: Detail = {
        Detail::Buying => ["buy", "choose", "get", "pick", "purchase", "recommend", "upgrade to"];
        Detail::Tidying => [
            "clutter", "cluttered", "declutter", "decluttered", "decluttering", "messy", "organise", "organised",
            "organising", "organization", "organize", "organized", "organizing", "storage", "tidy",
        ];
        Detail::Studied => [
            "coding", "conversational", "fluency", "fluent", "guitar", "language", "learn", "learning", "master",
            "piano", "practice", "programming", "self-study", "speak", "study", "studying", "teach myself",
        ];
        Detail::Allergies => [
            "allergic", "allergies", "allergy", "avoid", "cat", "cats", "celiac", "coeliac", "dairy-free", "diabetes",
            "diabetic", "diabetics", "dinosaurs", "dog", "dogs", "everything", "fodmap", "gluten", "gluten-free",
            "halal", "health concerns", "intolerance", "intolerances", "intolerant", "kosher", "lactose",
            "low-sodium", "nut-free", "pregnant", "puppy", "restrictions", "without",
        ];
        Detail::Destination => [
            "across", "africa", "along", "around", "asia", "at", "beach", "camping", "cities", "city", "coast",
            "coastal", "country", "cruise", "destination", "disney", "europe", "from", "hawaii", "hiking", "home",
            "in", "island", "islands", "lake", "local", "mountain", "mountains", "near", "nearby", "north america",
            "park", "safari", "ski", "skiing", "somewhere", "south america", "southeast asia", "staycation",
            "the alps", "through", "to", "uk", "usa", "where",
        ];
        Detail::Dates => [
            "am", "april", "august", "autumn", "christmas", "date", "dates", "day", "day trip", "day-long", "days",
            "december", "easter", "fall", "february", "five-day", "four-day", "friday", "holidays", "hour", "hours",
            "january", "july", "june", "march", "may", "monday", "month", "month-long", "months", "new year's",
            "night", "nights", "noon", "november", "october", "one-day", "one-week", "pm", "saturday", "september",
            "seven-day", "spring", "summer", "sunday", "thanksgiving", "three-day", "thursday", "today", "tomorrow",
            "tonight", "tuesday", "two-day", "two-week", "upcoming", "wednesday", "week", "week-long", "weekend",
            "weekend getaway", "weekend trip", "weeklong", "weeks", "winter", "year", "years",
        ];
        Detail::Travellers => [
            "adult", "adults", "alone", "boyfriend", "child", "children", "class", "colleagues", "couple", "couples",
            "coworkers", "daughter", "families", "family", "for one", "for two", "friend", "friends", "girlfriend",
            "group", "honeymoon", "husband", "kid", "kids", "my boyfriend", "my girlfriend", "my husband", "my mom",
            "my mother", "my parents", "my partner", "my wife", "myself", "our", "parents", "partner", "people",
            "person", "romantic", "seniors", "single", "solo", "son", "students", "team", "teenagers", "travelers",
            "two of us", "us", "we", "wife",
        ];
        Detail::Budget => [
            "afford", "affordable", "best selling", "best-rated", "best-selling", "bucks", "budget",
            "budget-friendly", "calendar", "cheap", "cheapest", "cost", "costs", "dollar", "dollars", "economical",
            "euro", "euros", "ever made", "expensive", "free", "high-end", "highest", "in google calendar",
            "in the world", "inexpensive", "less than", "low-cost", "luxurious", "luxury", "mid-range", "money",
            "most popular", "of all time", "of the year", "outlook", "pounds", "price", "priced", "prices", "rupees",
            "top 10", "top 20", "top 3", "top 5", "top five", "top ten", "top three", "top-rated", "under", "value",
        ];
        Detail::Occasion => [
            "about", "anniversary", "anniversary party", "baby shower", "bachelor", "bachelorette", "barbecue", "bbq",
            "birthday", "bridal shower", "calendar", "celebrate", "celebrating", "charity", "christmas", "clean-up",
            "cleanup", "conference", "corporate", "dinner", "easter", "engagement", "farewell", "for", "fundraiser",
            "fundraising", "gala", "game night", "graduation", "halloween", "holiday", "housewarming",
            "in google calendar", "launch", "movie night", "networking", "new year's eve", "office", "on", "picnic",
            "pool", "promotion", "retirement", "retreat", "reunion", "team building", "team-building", "thanksgiving",
            "theme", "themed", "valentine's day", "wedding", "workshop",
        ];
        Detail::Guests => [
            "adults", "attendees", "big", "calendar", "children", "classmates", "colleagues", "couple", "couples",
            "coworkers", "employees", "family", "for two", "friends", "group", "guest", "guests",
            "in google calendar", "intimate", "kids", "large", "outlook", "participants", "people", "persons",
            "players", "small", "students", "two of us",
        ];
        Detail::Recipient => [
            "about", "as", "asking", "explaining", "for", "from", "grandma", "grandpa", "her", "him", "in",
            "inviting", "likes", "loves", "my boss", "my boyfriend", "my brother", "my dad", "my daughter",
            "my father", "my friend", "my girlfriend", "my husband", "my mom", "my mother", "my sister", "my son",
            "my wife", "nephew", "niece", "on", "regarding", "secret santa", "someone", "teacher", "thanking", "that",
            "them", "to", "to my", "who", "with",
        ];
        Detail::Compared => [
            "benchmark", "comparative", "compare", "comparing", "comparison", "contrast", "versus",
        ];
        Detail::Start => [
            "at least", "basic", "basics", "beginner", "beginner's", "beginner-friendly", "beginners", "current",
            "currently", "easy", "for a beginner", "for beginners", "for beginners like me", "from", "from scratch",
            "hours", "introductory", "level", "minutes", "per day", "simple", "starter", "starting",
        ];
        Detail::Current => [
            "already", "at the moment", "because", "currently", "how can i", "how do i", "right now", "since",
            "so far", "too", "tried", "using",
        ];
        Detail::Tried => ["already", "because", "error", "keeps", "since", "tried", "when i"];
        Detail::Preparing => [
            "pass", "plan", "practice", "prepare", "preparing", "ready", "revise", "revision", "schedule", "study",
            "studying", "tips",
        ];
        Detail::Health => [
            "asthma", "beginner", "beginners", "bmi", "condition", "currently", "desk job", "diabetes", "doctor",
            "gym", "hours", "injury", "keto", "kg", "lbs", "minutes", "obese", "overweight", "pounds", "pregnant",
            "tall", "vegan", "vegetarian", "weeks", "weight is", "year-old", "years old",
        ];
        Detail::Symptoms => [
            "after", "after eating", "at work", "because", "chronic", "days", "desk", "diagnosed", "doctor", "every",
            "exercise", "exercises", "fever and", "from sitting", "hours", "last night", "medication", "mild",
            "months", "pregnant", "severe", "since", "weeks", "when i", "work out", "workout", "years", "yesterday",
        ];
        Detail::PlantState => [
            "basil", "beginner", "brown", "cactus", "easy", "fern", "leaves", "light", "low light", "low-light",
            "low-maintenance", "monstera", "north-facing", "orchid", "pet-friendly", "spots", "succulent", "sun",
            "sunlight", "water", "watering", "wilting", "window", "yellow",
        ];
        Detail::ExamDate => [
            "april", "august", "days", "december", "february", "friday", "in june", "in may", "january", "july",
            "june", "march", "may", "monday", "month", "months", "next", "november", "october", "on", "september",
            "thursday", "tomorrow", "tonight", "tuesday", "wednesday", "week", "weeks",
        ];
        Detail::Numbers => [
            "$", "app", "cm", "excel", "feet", "formula", "how to", "income of", "interest rate", "kg", "lbs",
            "number is", "percent", "pounds", "python", "rate", "spreadsheet", "template", "tracker",
        ];
        Detail::EventFacts => [
            "am", "april", "at", "august", "date", "dates", "december", "february", "friday", "january", "july",
            "june", "march", "may", "monday", "november", "o'clock", "october", "pm", "saturday", "september",
            "sunday", "template", "thursday", "tomorrow", "tonight", "tuesday", "venue", "wednesday",
        ];
        Detail::Tasks => [
            "app", "based", "between", "classes", "deadline", "exercise", "focus", "for", "from", "gym", "include",
            "includes", "including", "kids", "meeting", "meetings", "school", "study", "tasks", "template", "that",
            "using", "with", "work",
        ];
        Detail::Country => [
            "1040", "america", "american", "australia", "australian", "brazil", "britain", "british", "california",
            "canada", "canadian", "china", "chinese", "define", "difference", "dmv", "dubai", "dutch", "eu", "europe",
            "european", "explain", "federal", "florida", "france", "french", "german", "germany", "green card",
            "h-1b", "h1b", "history", "india", "indian", "ireland", "irish", "irs", "italy", "japan", "japanese",
            "llc", "london", "meaning", "mexico", "netherlands", "new york", "nigeria", "ontario", "philippines",
            "schengen", "singapore", "spain", "spanish", "switzerland", "texas", "u.k", "u.s", "uae", "uk", "us",
            "usa", "w-2", "w2", "what is",
        ];
        Detail::Scraped => [
            "crawl", "crawler", "crawls", "scrape", "scraper", "scrapes", "scraping", "web scrape",
        ];
        Detail::Duration => [
            "afternoon", "day", "day trip", "day-long", "days", "duration", "evening", "five-day", "four-day", "hour",
            "hours", "month-long", "months", "night", "nights", "one-day", "one-week", "seven-day", "staycation",
            "three-day", "two-day", "two-week", "until", "week", "week-long", "weekend", "weekend getaway",
            "weekend trip", "weeklong", "weeks",
        ];
        Detail::Dbms => [
            "access", "bigquery", "cassandra", "design", "django", "dynamodb", "elasticsearch", "explain", "firebase",
            "mariadb", "mongodb", "mssql", "mysql", "neo4j", "normalization", "oracle", "postgres", "postgresql",
            "rails", "redis", "schema", "snowflake", "sql server", "sqlalchemy", "sqlite", "supabase", "what is",
        ];
        Detail::Os => [
            "android", "arch", "bash", "c", "centos", "cmd", "debian", "docker", "fedora", "go", "immune", "ios",
            "java", "javascript", "linux", "mac", "macos", "nervous", "node", "perl", "php", "powershell", "python",
            "ruby", "rust", "shell", "software system", "solar", "terminal", "ubuntu", "unix", "windows", "zsh",
        ];
        Detail::Named => ["e.g", "for example", "like", "namely", "such as"];
        Detail::DailyTime => [
            "9-to-5", "a day", "after work", "am", "baby", "before work", "busy", "full-time", "get up", "hour",
            "hours", "minute", "minutes", "newborn", "nine to five", "o'clock", "part-time", "per day", "pm",
            "toddler", "wake up", "weekends",
        ];
        Detail::HomeKind => [
            "advantages", "apartment", "bedroom", "bedrooms", "condo", "explain", "flat", "garage", "house", "large",
            "rented", "renter", "rooms", "small", "square", "studio", "trends in", "what is",
        ];
        Detail::GiftFor => [
            "baby", "colleague", "coworker", "dad's", "for", "grandma", "grandpa", "her", "him", "kids", "likes",
            "loves", "men", "mom's", "my boss", "my boyfriend", "my brother", "my dad", "my daughter", "my father",
            "my friend", "my girlfriend", "my husband", "my mom", "my mother", "my sister", "my son", "my wife",
            "nephew", "niece", "parents", "secret santa", "someone", "teacher", "them", "toddler", "who", "women",
        ];
        Detail::Use => [
            "beginner", "beginners", "best selling", "best-rated", "best-selling", "college", "commuting", "design",
            "editing", "electric", "ever", "fastest", "for", "gamer", "gaming", "highest", "hiking", "home office",
            "hybrid", "in the world", "kids", "latest", "most expensive", "most popular", "of all time",
            "of the year", "office", "outdoor", "photo", "programming", "rated", "robot", "running", "school",
            "standing", "streaming", "student", "students", "that", "to", "top 10", "top 20", "top 3", "top 5",
            "top five", "top ten", "top three", "top-rated", "travel", "travelling", "university", "use", "used",
            "video", "waterproof", "with", "work",
        ];
        Detail::Platform => [
            "android", "api", "app store", "apple", "apple watch", "browser", "chrome", "chromebook", "desktop",
            "google play", "ios", "ipad", "iphone", "linux", "mac", "macbook", "macos", "my computer", "my laptop",
            "online", "open source", "open-source", "pc", "phone", "python", "self-hosted", "tablet", "that", "web",
            "web-based", "website", "windows",
        ];
        Detail::Taste => [
            "about", "action", "award-winning", "based", "best-selling", "bestselling", "by", "calm", "children",
            "classic", "classical", "classics", "comedies", "comedy", "documentary", "drama", "enjoy", "enjoyed",
            "famous", "fan", "fantasy", "favorite", "favourite", "featuring", "for", "french", "from", "genre",
            "genres", "highest", "hip hop", "historical", "history", "hobby", "horror", "in", "interested", "into",
            "japanese", "jazz", "kids", "korean", "latest", "like", "liked", "likes", "love", "loves", "mood",
            "must-read", "my favorite", "mystery", "newest", "non-fiction", "nonfiction", "on", "pop", "popular",
            "prefer", "preference", "rated", "recent", "relaxing", "rock", "romance", "sci-fi", "science",
            "self-help", "set", "similar", "teen", "that", "thriller", "top", "trending", "upbeat", "where", "which",
            "with", "year", "years", "young adult",
        ];
        Detail::Diet => [
            "allergic", "allergies", "allergy", "carnivore", "cat", "cats", "dairy-free", "diabetes", "diabetic",
            "dietary", "dinosaurs", "dog", "dogs", "everything", "fodmap", "gluten", "gluten-free", "halal",
            "high in protein", "high-protein", "intolerance", "intolerant", "keto", "ketogenic", "kosher", "lactose",
            "low carb", "low-carb", "low-sodium", "meat", "mediterranean", "no restrictions", "nut-free", "omnivore",
            "paleo", "pescatarian", "plant-based", "pregnant", "puppy", "raw", "restrictions", "vegan", "vegetarian",
            "whole30",
        ];
        Detail::MealGoal => [
            "athlete", "budget", "bulk", "bulking", "calorie", "calories", "cheap", "cutting", "diabetes", "diabetic",
            "easy", "energy", "fat", "fitness", "gain", "goal", "health", "healthy", "lose", "losing", "low-fat",
            "muscle", "nutritious", "protein", "quick", "simple", "training", "weight",
        ];
        Detail::Eaters => [
            "adults", "children", "couple", "family", "for one", "for two", "four", "guests", "i", "i'm", "kids",
            "me", "my", "my husband", "my wife", "myself", "people", "person", "persons", "serves", "servings",
            "single",
        ];
        Detail::Ingredients => [
            "asian", "beef", "cake", "chicken", "chinese", "chocolate", "cuisine", "easy", "egg", "eggs", "fish",
            "for", "french", "from", "gluten-free", "healthy", "high-protein", "in", "including", "indian",
            "ingredients", "italian", "japanese", "keto", "korean", "leftovers", "low-carb", "mediterranean",
            "mexican", "of", "pasta", "pork", "potatoes", "quick", "rice", "salad", "salmon", "soup", "thai", "that",
            "to", "tofu", "using", "vegan", "vegetarian", "with",
        ];
        Detail::FitnessGoal => [
            "10k", "5k", "abs", "arms", "back pain", "basketball", "boxing", "bulk", "cardio", "chest", "climbing",
            "core", "cycling", "endurance", "energy", "fat", "flexibility", "focused", "focusing", "football", "for",
            "goal", "goals", "half marathon", "hiit", "hypertrophy", "injury", "knee", "legs", "lose", "losing",
            "lower body", "marathon", "mobility", "muscle", "posture", "race", "recovery", "running", "soccer",
            "speed", "stay fit", "strength", "stress", "stronger", "swimming", "tennis", "that", "to", "tone",
            "triathlon", "upper body", "weight", "yoga",
        ];
        Detail::Level => [
            "101", "a bit of", "a1", "a2", "advanced", "already know", "b1", "b2", "basic", "basics", "beginner",
            "beginner's", "beginner-friendly", "beginners", "best-rated", "best-selling", "children",
            "complete beginner", "conversational", "easy", "experienced", "expert", "first", "first time", "fluency",
            "fluent", "for a beginner", "for beginners", "for beginners like me", "for dummies", "from scratch",
            "fundamentals", "highest-rated", "intermediate", "introduction", "introductory", "kid", "kids", "level",
            "most popular", "most subscribed", "never", "new to", "no experience", "novice", "old", "out of shape",
            "pregnant", "professional", "seniors", "sensitive", "simple", "some experience", "start", "started",
            "starter", "starting", "toddler", "top 10", "top 5", "top five", "top ten", "top-rated",
            "years of experience",
        ];
        Detail::Equipment => [
            "10k", "5k", "at work", "bands", "barbell", "bike", "body weight", "bodyweight", "chair", "desk",
            "dumbbell", "dumbbells", "equipment", "gym", "half marathon", "home", "kettlebell", "machine", "machines",
            "marathon", "mat", "no equipment", "office", "outdoors", "pool", "resistance bands", "running",
            "treadmill", "weights", "yoga",
        ];
        Detail::StudyTime => [
            "crash course", "daily", "day", "days", "deadline", "each", "every", "fast", "hour", "hours", "intensive",
            "minutes", "month", "months", "per", "quickly", "self-paced", "week", "weekend", "weekends", "weekly",
            "weeks", "year",
        ];
        Detail::LearningGoal => [
            "because", "business", "career", "certificate", "certification", "certifications", "certified",
            "conversational", "degree", "exam", "for", "get a job", "hobby", "in order to", "job", "move", "moving",
            "school", "so that", "teach my", "to", "travel", "trip", "university", "work",
        ];
        Detail::Subjects => [
            "anatomy", "bar exam", "biology", "chemistry", "courses", "cpa", "economics", "english", "for", "french",
            "german", "gmat", "gre", "history", "ielts", "in", "japanese", "law", "lsat", "math", "mathematics",
            "maths", "mcat", "on", "physics", "python", "sat", "spanish", "subjects", "that", "to", "toefl",
        ];
        Detail::WearOccasion => [
            "autumn", "beach", "black tie", "business", "casual", "christmas", "church", "cold", "concert",
            "conference", "date", "date night", "degrees", "dinner", "event", "fall", "for", "formal", "funeral",
            "graduation", "gym", "halloween", "hiking", "hot", "interview", "maternity", "meeting", "minimalist",
            "night out", "office", "party", "professional", "prom", "rain", "school", "spring", "summer", "to",
            "travel", "trip", "vacation", "weather", "wedding", "winter", "work",
        ];
        Detail::Style => [
            "bohemian", "boho", "casual", "classic", "clean", "coastal", "color", "colorful", "colors", "colour",
            "contemporary", "cozy", "dark", "eco-friendly", "elegant", "farmhouse", "flat", "industrial", "japanese",
            "konmari", "method", "mid-century", "minimalist", "minimalistic", "modern", "productivity",
            "professional", "relaxing", "retro", "rustic", "scandinavian", "streetwear", "style", "stylish", "theme",
            "themed", "traditional", "vintage",
        ];
        Detail::SkinType => [
            "acne", "ageing", "aging", "anti-aging", "blonde", "combination", "curly", "damaged", "dandruff",
            "dark spots", "dry", "eczema", "fine", "frizzy", "gray", "mature", "men", "normal", "oilier", "oily",
            "pores", "redness", "rosacea", "sensitive", "skin type", "straight", "teen", "teenager", "thick",
            "wrinkles",
        ];
        Detail::RoomSize => [
            "big", "compact", "feet", "foot", "ft", "large", "long", "meters", "metres", "narrow", "one-bedroom",
            "room dimensions", "size", "small", "spacious", "sq", "square", "studio", "tiny", "two-bedroom",
        ];
        Detail::Arranging => [
            "arrange", "arranging", "color scheme", "color schemes", "colour scheme", "cozy", "curtains", "decor",
            "decorate", "decorating", "decorating ideas", "decoration", "decorations", "design", "design ideas",
            "designing", "ergonomic", "feng shui", "furniture", "interior design", "layout", "lighting", "makeover",
            "paint color", "paint colors", "rearrange", "redecorate", "redecorating", "redesign", "redesigning",
            "redo", "redoing", "refresh", "relaxing space", "remodel", "remodeling", "renovate", "renovating",
            "renovation", "repaint", "repainting", "revamp", "setup", "soundproof", "space-saving", "upgrade",
            "wall color", "wallpaper",
        ];
        Detail::Region => [
            "apartment", "arid", "australia", "california", "canada", "climate", "coastal", "cold", "desert",
            "earthquake-prone", "england", "florida", "greenhouse", "hardiness", "hot", "hurricane",
            "hurricane-prone", "indoor", "indoors", "mediterranean", "northern", "online", "region", "shade",
            "southern", "temperate", "temperate climate", "texas", "tropical", "usda", "windowsill", "zone",
        ];
        Detail::GardenSpace => [
            "acre", "acres", "backyard", "balcony", "container", "containers", "feet", "ft", "indoor", "indoors",
            "large", "meters", "patio", "pots", "raised", "rooftop", "shady", "size", "small", "square", "sunny",
            "vertical", "windowsill",
        ];
        Detail::Growing => [
            "begin", "beginner", "build", "care", "composting", "create", "design", "flowers", "grow", "growing",
            "herbs", "maintain", "plan", "planning", "plant", "planting", "plants", "seasonal", "seeds", "start",
            "starting", "vegetables",
        ];
        Detail::BuildSize => [
            "big", "cm", "dimensions", "feet", "foot", "ft", "inch", "inches", "large", "meters", "metres", "people",
            "person", "seats", "shelves", "size", "sized", "small", "square", "tall", "two-story", "wide",
        ];
        Detail::Materials => [
            "bamboo", "brick", "cardboard", "concrete", "glass", "in minecraft", "lego", "materials i have", "metal",
            "minecraft", "oak", "out of", "pallet", "pallets", "pine", "plywood", "recycled", "steel", "tools",
            "wood", "wooden",
        ];
        Detail::Purpose => [
            "about", "allowing", "blog", "business", "by", "calculator", "called", "chat", "clone", "customer",
            "e-commerce", "for", "from", "in", "like", "my business", "named", "of", "on", "personal finance",
            "portfolio", "restaurant", "rock paper scissors", "sell", "selling", "showcasing", "showing", "snake",
            "support", "that", "tic tac toe", "to", "to-do", "todo", "tracker", "tracking", "using", "weather",
            "wedding", "where", "which", "who",
        ];
        Detail::Features => [
            "contact form", "css", "database", "django", "feature", "features", "flask", "html", "include",
            "includes", "including", "javascript", "login", "next.js", "node", "page", "pages", "payment", "python",
            "react", "should", "that", "users", "using", "with", "wordpress",
        ];
        Detail::Trade => [
            "about", "agency", "app", "bakery", "based", "beauty", "bookstore", "cafe", "called", "candles",
            "catering", "channel about", "cleaning", "clothing", "coffee shop", "consulting", "dropshipping",
            "fitness", "food truck", "for", "gaming", "gym", "in", "jewelry", "named", "of", "on", "pet",
            "podcast about", "product", "restaurant", "saas", "salon", "sell", "selling", "sells", "soap", "software",
            "subscription", "that", "to", "where", "which", "with", "yoga",
        ];
        Detail::Market => [
            "audience", "budget", "capital", "city", "country", "customer", "customers", "for", "from home",
            "funding", "global", "home", "in", "international", "local", "market", "men", "months", "online",
            "parents", "professionals", "region", "steps", "students", "target", "teenagers", "teens", "town",
            "trends", "uk", "usa", "women", "young",
        ];
        Detail::Subject => [
            "about", "announcing", "asking", "based", "called", "comparing", "explaining", "featuring", "for", "from",
            "illustrating", "in", "introducing", "named", "of", "on", "promoting", "showing", "that", "to", "using",
            "where", "which", "with",
        ];
        Detail::Role => [
            "about", "accountant", "administrator", "ai", "amazon", "analyst", "as", "assistant", "at", "barista",
            "company", "consultant", "data", "designer", "developer", "director", "driver", "engineer", "finance",
            "for", "from", "google", "graduate", "in", "intern", "it", "lawyer", "manager", "marketing", "nurse",
            "of", "position", "related", "remote it", "role", "sales", "scientist", "software", "student", "teacher",
            "tech", "that", "to", "waiter", "with", "writer",
        ];
        Detail::Experience => [
            "bachelor's", "background", "beginner", "currently", "degree", "diploma", "entry level", "entry-level",
            "experience", "freelance", "from", "graduate", "intern", "junior", "major", "master's", "mid-level",
            "no experience", "phd", "senior", "student", "worked", "years",
        ];
        Detail::Topic => [
            "about", "analyzing", "arguing", "as", "based", "biology", "called", "comparing", "covering",
            "describing", "discussing", "explaining", "for", "from", "history", "how", "in", "introducing", "math",
            "of", "on", "regarding", "science", "that", "titled", "to", "using", "where", "whether", "which", "why",
            "with",
        ];
        Detail::Income => [
            "a month", "budget for", "earn", "earning", "expenses are", "film", "for a project", "for the project",
            "gross", "household of", "income", "make", "marketing", "net", "paycheck", "per month", "per year",
            "project", "revenue", "salary", "spend", "student", "template", "travel", "trip", "wage", "wedding",
        ];
        Detail::SavingGoal => [
            "car", "college", "debt", "down payment", "emergency fund", "goal", "house", "loan", "loans", "pay off",
            "retire", "retirement", "save for", "saving for", "vacation", "wedding",
        ];
        Detail::Amount => [
            "$", "a month", "amount", "dollars", "inheritance", "k", "little money", "lump sum", "modest", "monthly",
            "per month", "small amount", "thousand",
        ];
        Detail::Risk => [
            "aggressive", "beginner", "conservative", "dividend", "esg", "etf", "ethical", "growth", "high-risk",
            "index", "long term", "long-term", "low-risk", "passive", "retirement", "risk", "safe", "short term",
            "short-term", "years",
        ];
        Detail::PetAge => [
            "beagle", "breed", "bulldog", "chihuahua", "collie", "corgi", "dachshund", "german shepherd",
            "golden retriever", "husky", "labrador", "maine coon", "month-old", "months old", "old", "persian",
            "pitbull", "poodle", "puppy", "rescue", "retriever", "senior", "shepherd", "siamese", "terrier",
            "week-old", "weeks old", "year-old", "years old",
        ];
        Detail::PetCare => [
            "afraid", "anxiety", "bark", "barking", "barks", "behavior", "bite", "bites", "biting", "care", "caring",
            "chews", "commands", "diet", "eating", "feed", "feeding", "food", "groom", "grooming", "jumps", "leash",
            "limping", "litter", "pees", "poops", "potty", "pulls", "refuses", "regimen", "scared", "scratches",
            "sheds", "sick", "suited", "teach", "train", "training", "vet", "vomiting", "weight", "whines",
        ];
        Detail::Model => [
            "acer", "android", "apple", "asus", "audi", "bmw", "bosch", "brother", "camry", "canon", "chevrolet",
            "chevy", "chromebook", "civic", "corolla", "dell", "epson", "ford", "galaxy", "ge", "honda", "hp",
            "hyundai", "ikea", "imac", "ipad", "iphone", "jeep", "kia", "lenovo", "lg", "linux", "mac", "macbook",
            "macos", "mazda", "mercedes", "miele", "model", "nissan", "pixel", "playstation", "prius", "samsung",
            "sony", "subaru", "tesla", "thinkpad", "toyota", "ubuntu", "version", "volkswagen", "volvo", "whirlpool",
            "windows", "windows 10", "windows 11", "xbox",
        ];
        Detail::Faulty => [
            "assembly", "battery", "beeping", "broke", "broken", "buzzing", "change", "checklist", "clean",
            "cleaning up", "connect", "crash", "crashes", "crashing", "dead", "diagnose", "died", "dies",
            "disconnecting", "doesn't work", "dropping", "error", "errors", "fix", "flickering", "freezes",
            "freezing", "glitchy", "isn't working", "keeps", "lagging", "lags", "leaking", "leaks", "light is on",
            "loading", "maintenance", "noise", "not working", "oil", "overheat", "overheating", "overheats",
            "performance", "problem", "rattles", "repair", "replace", "runs slow", "shuts", "shuts down", "slow",
            "slower", "smell", "smells", "speed up", "squeak", "squeaks", "start", "starts", "stopped working",
            "strange", "troubleshoot", "turns off", "unclear", "upgrade", "won't", "won't turn on",
        ];
        Detail::Location => [
            "anywhere", "australia", "berlin", "boston", "canada", "chicago", "downtown", "i live in", "india",
            "latitude", "london", "los angeles", "mars", "moon", "my location is", "new york", "new york city",
            "online", "paris", "postcode", "remote", "san francisco", "seattle", "tokyo", "uk", "united states",
            "usa", "worldwide", "zip", "zip code",
        ];
        Detail::Cause => [
            "animal", "animals", "cancer", "cats", "children", "climate", "conservation", "disaster", "dogs",
            "education", "elderly", "environment", "environmental", "food bank", "health", "homeless", "hospital",
            "hunger", "kids", "poverty", "refugees", "seniors", "shelter", "teaching", "tutoring", "veterans",
        ];
        Detail::Rooms => [
            "1-bedroom", "2-bedroom", "3-bedroom", "bedroom", "bedrooms", "beds", "one-bedroom", "roommate",
            "roommates", "rooms", "sqft", "square", "studio", "two-bedroom",
        ];
        Detail::Renting => [
            "available", "buy", "lease", "live", "looking for", "mortgage", "move", "moving", "purchase", "rent",
            "rental", "rentals", "sale",
        ];
        Detail::When => [
            "afternoon", "am", "april", "august", "date", "day", "december", "evening", "february", "friday",
            "january", "july", "june", "march", "monday", "month", "morning", "next", "noon", "november", "o'clock",
            "october", "pm", "saturday", "september", "sunday", "thursday", "today", "tomorrow", "tonight", "tuesday",
            "wednesday", "week", "weekend",
        ];
        Detail::Transport => [
            "algorithm", "bicycle", "bike", "boat", "bus", "car", "cycling", "drive", "driving", "express", "ferry",
            "flight", "fly", "flying", "foot", "graph", "hike", "hiking", "metro", "motorcycle", "network", "ospf",
            "plane", "public transit", "public transport", "road", "running", "sailing", "salesman", "subway",
            "train", "transport", "truck", "walk", "walking",
        ];
        Detail::StoreNames => [
            "aliexpress", "amazon", "and", "apple store", "best buy", "costco", "e.g", "ebay", "etsy", "flipkart",
            "ikea", "including", "like", "newegg", "such as", "target", "walmart",
        ];
        Detail::Household => [
            "adults", "alone", "baby", "business", "car", "children", "class", "classroom", "company", "couple",
            "dog", "elderly", "family of", "hiking", "hospital", "hotel", "household of", "kids", "office", "people",
            "person", "pet", "pets", "roommates", "school", "single", "toddler", "two of us", "workplace",
        ];
        Detail::MoveRoute => [
            "australia", "berlin", "canada", "europe", "france", "from", "germany", "japan", "london", "moving from",
            "moving to the", "paris", "spain", "tokyo", "usa",
        ];
        Detail::Age => [
            "adult", "age", "aged", "algebra", "baby", "born", "calculus", "college", "elementary",
            "elementary school", "grade", "grader", "high school", "infant", "kindergarten", "kindergartner",
            "middle school", "middle schooler", "month-old", "months old", "newborn", "old", "preschool",
            "preschooler", "teen", "teenage", "teenager", "teens", "toddler", "turning", "university", "year old",
            "year-old", "years old",
        ];
        Detail::Raising => [
            "activities", "activity", "bedtime", "books", "busy", "chores", "craft", "crafts", "entertain",
            "entertained", "experiment", "experiments", "game", "games", "hobby", "homeschool", "homeschooling",
            "homework", "learn", "learning", "math", "picky", "project", "projects", "read", "reading", "resources",
            "science", "screen time", "sports", "stories", "tantrums", "teach", "teaching", "toys",
        ];
        Detail::Coverage => [
            "cover", "covering", "covers", "dental", "difference", "family", "for", "in", "kids", "my car", "my cat",
            "my dog", "my house", "pre-existing", "self-employed", "student", "to", "traveling to", "trip to",
            "versus", "visa", "vs", "year-old",
        ];
        Detail::Nothing => [
            "at home", "at the best", "budget for me", "budget for my", "for a good", "for a month", "for a new",
            "for a week", "for an upcoming", "for class", "for college", "for dinner", "for homework", "for it",
            "for lunch", "for me", "for my class", "for my exams", "for my final exams", "for my finals",
            "for my next", "for my university exams", "for my upcoming exams", "for my upcoming university exams",
            "for next week", "for purchase", "for school", "for the best", "for the month", "for the next week",
            "for the week", "for this", "for this week", "for today", "for tomorrow", "for tonight", "for university",
            "for us", "for work", "from home", "going to", "how to", "i have to", "i need to", "i want to",
            "i would like to", "i'd like to", "in a new", "in case of", "in detail", "in general", "in my area",
            "in my city", "in my community", "in my local area", "in my neighborhood", "in my town", "in order to",
            "in the area", "in the market", "in this", "like to", "need to", "of the best", "on amazon",
            "on the internet", "on the market", "on the web", "on this", "that i can", "that i could",
            "that i should", "that's great", "to apply", "to be", "to be able to", "to become", "to begin",
            "to build", "to buy", "to buy a", "to choose", "to consider", "to cook", "to create", "to design",
            "to develop", "to do", "to eat", "to find", "to follow", "to get", "to get a", "to go", "to have",
            "to help me", "to host", "to improve", "to improve my", "to include", "to keep", "to know", "to learn",
            "to lose", "to make", "to me", "to organise", "to organize", "to plan", "to play", "to practice",
            "to purchase", "to read", "to set up", "to start", "to start with", "to take", "to travel", "to use",
            "to visit", "to watch", "to write", "trying to", "want to", "which one", "which ones", "with a new",
            "you to",
        ];
    }
}
