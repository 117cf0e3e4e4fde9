//! Details that only the person knows.

/// A detail, or a cue: words that show what a request is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Words that only look like a detail.
    Nothing,
    Destination,
    Dates,
    Travellers,
    Budget,
    Occasion,
    Guests,
    GiftFor,
    Use,
    Platform,
    Taste,
    Diet,
    MealGoal,
    Eaters,
    Ingredients,
    FitnessGoal,
    Level,
    Equipment,
    StudyTime,
    LearningGoal,
    Subjects,
    WearOccasion,
    Style,
    SkinType,
    RoomSize,
    Region,
    GardenSpace,
    BuildSize,
    Materials,
    Purpose,
    Features,
    Trade,
    Market,
    Subject,
    Recipient,
    Role,
    Experience,
    Topic,
    Income,
    SavingGoal,
    Amount,
    Risk,
    PetAge,
    Model,
    Location,
    Cause,
    Rooms,
    When,
    Transport,
    StoreNames,
    Household,
    MoveRoute,
    Age,
    Coverage,
    Source,
    Duration,
    Dbms,
    Os,
    Named,
    DailyTime,
    HomeKind,
    Start,
    Current,
    Tried,
    Health,
    Symptoms,
    PlantState,
    ExamDate,
    Numbers,
    Tasks,
    Country,
    EventFacts,
    Allergies,
    Arranging,
    Growing,
    PetCare,
    Faulty,
    Renting,
    Raising,
    Scraped,
    Compared,
    Preparing,
    Studied,
    Tidying,
    Buying,
}

impl Detail {
    /// Its name in a slot; a cue is never asked for.
    pub(super) fn slot(self) -> &'static str {
        match self {
            Self::Destination => "destination",
            Self::Dates => "dates",
            Self::Travellers | Self::Eaters => "people",
            Self::Budget => "budget",
            Self::Occasion | Self::WearOccasion => "occasion",
            Self::Guests => "guests",
            Self::GiftFor | Self::Recipient => "recipient",
            Self::Use => "use",
            Self::Platform => "platform",
            Self::Taste => "likes",
            Self::Diet => "diet",
            Self::MealGoal | Self::FitnessGoal | Self::LearningGoal | Self::SavingGoal => "goal",
            Self::Ingredients => "ingredients",
            Self::Level => "level",
            Self::Equipment => "equipment",
            Self::StudyTime => "time",
            Self::Subjects => "subjects",
            Self::Style => "style",
            Self::SkinType => "type",
            Self::RoomSize | Self::BuildSize => "size",
            Self::Region => "region",
            Self::GardenSpace => "space",
            Self::Materials => "materials",
            Self::Purpose => "purpose",
            Self::Features => "features",
            Self::Trade => "business",
            Self::Market => "market",
            Self::Subject => "subject",
            Self::Role => "role",
            Self::Experience => "experience",
            Self::Topic => "topic",
            Self::Income => "income",
            Self::Amount => "amount",
            Self::Risk => "risk",
            Self::PetAge | Self::Age => "age",
            Self::Model => "model",
            Self::Location => "location",
            Self::Cause => "cause",
            Self::Rooms => "rooms",
            Self::When => "date",
            Self::Transport => "transport",
            Self::StoreNames => "stores",
            Self::Household => "household",
            Self::MoveRoute => "route",
            Self::Coverage => "coverage",
            Self::Source | Self::Named => "source",
            Self::Duration => "length",
            Self::Dbms => "database",
            Self::Os => "system",
            Self::DailyTime => "time",
            Self::HomeKind => "home",
            Self::Health => "health",
            Self::Symptoms => "symptoms",
            Self::PlantState => "plants",
            Self::ExamDate => "date",
            Self::Numbers => "numbers",
            Self::Tasks => "tasks",
            Self::Country => "country",
            Self::EventFacts => "event",
            Self::Allergies => "allergies",
            Self::Start | Self::Current | Self::Tried => "situation",
            Self::Nothing
            | Self::Arranging
            | Self::Growing
            | Self::PetCare
            | Self::Faulty
            | Self::Renting
            | Self::Raising
            | Self::Scraped
            | Self::Compared
            | Self::Preparing
            | Self::Studied
            | Self::Tidying
            | Self::Buying => "detail",
        }
    }
}

/// A set of details.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Details(u128);

impl Details {
    pub(super) fn has(self, detail: Detail) -> bool {
        self.0 & bit(detail) != 0
    }

    pub(super) fn add(&mut self, details: impl IntoIterator<Item = Detail>) {
        for detail in details {
            self.0 |= bit(detail);
        }
    }
}

const fn bit(detail: Detail) -> u128 {
    1 << detail as u32
}
