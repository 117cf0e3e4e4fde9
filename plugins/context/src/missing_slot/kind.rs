//! What is asked for, and which details each kind needs.

use super::detail::Detail;

/// What a sentence does, as its first words say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    Plan,
    Make,
    Write,
    Choose,
    /// Asks how, or for a lesson.
    Advise,
    /// Wants work done on something that is there.
    Do,
    Learn,
    /// Wants to begin something or to become better at it, whatever it is.
    Pursue,
    /// Wants something of their own to become better.
    Mend,
    /// Wants to own something.
    Buy,
    /// Has trouble with something.
    Struggle,
    /// Says what the person has, is or wants; another sentence asks.
    Tell,
    /// Any other question.
    Ask,
}

/// What a sentence may do: "make" makes a plan, and a reservation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Acts(u16);

impl Acts {
    /// Whether one of `acts` is among them.
    pub(super) fn has_any(self, acts: &[Act]) -> bool {
        acts.iter().any(|act| self.0 & (1 << *act as u16) != 0)
    }
}

impl FromIterator<Act> for Acts {
    fn from_iter<I: IntoIterator<Item = Act>>(acts: I) -> Self {
        Self(acts.into_iter().fold(0, |bits, act| bits | 1 << act as u16))
    }
}

/// What a request asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Trip,
    Booking,
    Route,
    Event,
    Gift,
    Product,
    App,
    Title,
    Meals,
    Dish,
    Workout,
    Learning,
    Skill,
    Exams,
    Wardrobe,
    Skincare,
    Room,
    Garden,
    Build,
    Site,
    Business,
    Brand,
    Message,
    Application,
    Piece,
    Money,
    Invest,
    Job,
    Interview,
    Pet,
    Vehicle,
    Appliance,
    Local,
    Charity,
    Home,
    Place,
    Appointment,
    Weather,
    Stores,
    Household,
    Move,
    Kids,
    Insurance,
    Source,
    Given,
    Scraping,
    Database,
    System,
    Unnamed,
    Comparison,
    Routine,
    HomeTech,
    Career,
    Plan,
    Pursuit,
    Improvement,
    Purchase,
    Trouble,
    Advice,
    Guide,
    Packing,
    Fitness,
    Symptom,
    Plants,
    ExamPrep,
    Adoption,
    Figures,
    MyData,
    MyTime,
    Provider,
    Official,
    Meeting,
    Invitation,
    Pc,
    LearningPlan,
    Tidy,
}

/// Where what is asked for stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Right after the verb, and nothing follows: any word more may be the detail.
    Bare,
    /// Right after the verb.
    Near,
    /// Anywhere in the sentence, also in one that only tells.
    Topic,
    /// Whatever stands after the verb.
    Open,
}

/// What a kind is like.
pub(super) struct Shape {
    /// The sentences that may ask for it: a book is recommended here, and a novel never written.
    pub(super) acts: &'static [Act],
    pub(super) reach: Reach,
    /// Words that must be there too: a room is a matter of this rule when it is to be arranged.
    pub(super) cue: Option<Detail>,
    /// What it needs, most important first.
    pub(super) details: &'static [Detail],
    /// How many of the details are asked for even when all others are there.
    pub(super) essential: usize,
    /// Whether it is asked about when two details are missing, whichever they are.
    pub(super) is_eager: bool,
}

impl Shape {
    const fn new(reach: Reach, acts: &'static [Act], details: &'static [Detail]) -> Self {
        Self { acts, reach, cue: None, details, essential: 1, is_eager: false }
    }

    const fn cue(self, cue: Detail) -> Self {
        Self { cue: Some(cue), ..self }
    }

    const fn essential(self, essential: usize) -> Self {
        Self { essential, ..self }
    }

    const fn eager(self) -> Self {
        Self { is_eager: true, ..self }
    }
}

/// All but writing: a story about a garden needs no climate.
const ANY: &[Act] = &[
    Act::Plan,
    Act::Make,
    Act::Choose,
    Act::Advise,
    Act::Do,
    Act::Pursue,
    Act::Mend,
    Act::Struggle,
    Act::Tell,
    Act::Ask,
];
const OBTAIN: &[Act] = &[Act::Plan, Act::Make, Act::Choose];

const fn bare(acts: &'static [Act], details: &'static [Detail]) -> Shape {
    Shape::new(Reach::Bare, acts, details)
}

const fn near(acts: &'static [Act], details: &'static [Detail]) -> Shape {
    Shape::new(Reach::Near, acts, details)
}

const fn topic(acts: &'static [Act], details: &'static [Detail]) -> Shape {
    Shape::new(Reach::Topic, acts, details)
}

const fn open(acts: &'static [Act], details: &'static [Detail]) -> Shape {
    Shape::new(Reach::Open, acts, details)
}

impl Kind {
    /// Kinds whose object may be anything.
    pub(super) const OPEN: [Self; 4] = [Self::Pursuit, Self::Improvement, Self::Purchase, Self::Trouble];

    /// Whether the words after the phrase belong to its name: "a given dataset".
    pub(super) fn goes_on(self) -> bool {
        matches!(self, Self::Given | Self::Unnamed | Self::Comparison)
    }

    pub(super) fn shape(self) -> Shape {
        use Act::{Advise, Ask, Buy, Choose, Do, Learn, Make, Mend, Plan, Pursue, Struggle, Tell, Write};
        use Detail as D;
        match self {
            Self::Trip => {
                near(OBTAIN, &[D::Destination, D::Dates, D::Duration, D::Travellers, D::Budget]).essential(3).eager()
            }
            Self::Booking => near(&[Plan, Choose, Do], &[D::Destination, D::Dates, D::Eaters]).essential(2),
            Self::Route => near(&[Plan, Choose], &[D::Transport]),
            Self::Event => near(&[Plan, Make], &[D::Occasion, D::Guests, D::Budget]).eager(),
            Self::Gift => near(&[Choose, Ask, Make], &[D::GiftFor, D::Budget]).essential(2),
            Self::Product => near(&[Choose, Ask], &[D::Use, D::Budget]).essential(2),
            Self::App => near(&[Choose], &[D::Platform]),
            Self::Title => bare(&[Choose, Make, Ask], &[D::Taste]),
            Self::Meals => near(OBTAIN, &[D::Diet, D::Allergies, D::MealGoal, D::Eaters]).essential(2).eager(),
            Self::Dish => bare(&[Choose, Ask], &[D::Ingredients]),
            Self::Workout => near(OBTAIN, &[D::FitnessGoal, D::Level, D::Equipment]).essential(2).eager(),
            Self::Learning => near(OBTAIN, &[D::Level, D::LearningGoal]),
            Self::Skill => near(&[Learn], &[D::Level, D::LearningGoal, D::StudyTime]),
            Self::Exams => near(OBTAIN, &[D::Subjects, D::StudyTime]).essential(2),
            Self::Wardrobe => topic(&[Choose, Tell, Ask, Advise, Do], &[D::WearOccasion, D::Style, D::Budget]),
            Self::Skincare => near(OBTAIN, &[D::SkinType, D::Budget]),
            Self::Room => topic(ANY, &[D::RoomSize, D::Style, D::Budget]).cue(D::Arranging).eager(),
            Self::Tidy => topic(ANY, &[D::RoomSize, D::Budget]).cue(D::Tidying),
            Self::Garden => topic(ANY, &[D::Region, D::GardenSpace]).cue(D::Growing).essential(2),
            Self::Build => near(&[Make], &[D::BuildSize, D::Materials]).essential(2),
            Self::Site => near(&[Make], &[D::Purpose, D::Features]),
            Self::Business => near(&[Make, Plan], &[D::Trade, D::Market]),
            Self::Brand => near(&[Make, Write, Choose], &[D::Subject, D::Style]),
            Self::Message => bare(&[Write, Make], &[D::Recipient]),
            Self::Application => bare(&[Write, Make, Advise], &[D::Role, D::Experience]),
            Self::Piece => bare(&[Write, Make], &[D::Topic]),
            Self::Money => near(&[Plan, Make], &[D::Income, D::SavingGoal]).essential(2),
            Self::Invest => topic(&[Tell, Advise, Choose, Make, Ask], &[D::Amount, D::Risk]).essential(2),
            Self::Job => near(&[Choose], &[D::Role, D::Experience]).essential(2),
            Self::Interview => topic(&[Tell, Advise, Plan], &[D::Role, D::Experience]).essential(2),
            Self::Pet => topic(ANY, &[D::PetAge]).cue(D::PetCare),
            Self::Vehicle | Self::Appliance => topic(ANY, &[D::Model]).cue(D::Faulty),
            Self::Local => topic(ANY, &[D::Location]),
            Self::Charity => topic(ANY, &[D::Location, D::Cause]).essential(2),
            Self::Home => near(&[Choose], &[D::Location, D::Rooms, D::Budget]).cue(D::Renting).essential(3),
            Self::Place => near(&[Choose], &[D::Location]),
            Self::Appointment => near(&[Do, Make, Plan], &[D::When, D::Location]),
            Self::Weather => near(&[Choose, Do, Ask], &[D::Location]),
            Self::Stores => topic(&[Choose], &[D::StoreNames]),
            Self::Household => topic(ANY, &[D::Household, D::Region]).essential(2),
            Self::Move => topic(&[Tell, Plan, Advise], &[D::MoveRoute, D::Household]).essential(2),
            Self::Kids => topic(ANY, &[D::Age]).cue(D::Raising),
            Self::Insurance => near(&[Choose], &[D::Coverage]),
            Self::Source => topic(&[Do], &[D::Source]),
            Self::Given => topic(&[Do, Make, Choose, Tell], &[D::Source]),
            Self::Scraping => topic(&[Do, Make, Write, Tell], &[D::Source]).cue(D::Scraped),
            Self::Database => topic(&[Do, Make, Write], &[D::Dbms]),
            Self::System => topic(&[Do, Make, Choose, Advise], &[D::Os]),
            Self::Unnamed => topic(&[Do, Make, Write, Choose, Tell], &[D::Named]),
            Self::Comparison => topic(&[Do, Choose, Advise], &[D::Named]).cue(D::Compared),
            Self::Routine => near(&[Plan, Make, Advise, Choose], &[D::DailyTime]),
            Self::HomeTech => topic(ANY, &[D::HomeKind, D::Budget]).essential(2),
            Self::LearningPlan => near(&[Plan, Make], &[D::DailyTime, D::Level]).cue(D::Studied),
            Self::Plan => near(&[Plan, Make], &[D::Start]),
            Self::Pursuit => open(&[Pursue], &[D::Level]),
            Self::Improvement => open(&[Mend], &[D::Current]),
            Self::Purchase => open(&[Buy], &[D::Budget]),
            Self::Trouble => open(&[Struggle], &[D::Tried]),
            Self::Packing => near(OBTAIN, &[D::Destination, D::Dates]).essential(2),
            Self::Fitness => topic(&[Tell, Advise, Pursue, Mend], &[D::Health]),
            Self::Symptom => topic(&[Tell, Advise, Struggle], &[D::Symptoms]),
            Self::Plants => topic(ANY, &[D::PlantState]).cue(D::Growing),
            Self::ExamPrep => topic(&[Tell, Plan, Advise, Make, Struggle], &[D::ExamDate]).cue(D::Preparing),
            Self::Adoption => topic(&[Tell, Advise, Choose], &[D::HomeKind]),
            Self::Figures => topic(&[Do, Plan, Make], &[D::Numbers]),
            Self::MyData => near(&[Do, Plan, Mend, Advise], &[D::Platform]),
            Self::MyTime => near(&[Do, Plan, Mend, Make], &[D::Tasks]),
            Self::Provider => near(&[Choose, Buy], &[D::Location]),
            Self::Official => topic(ANY, &[D::Country]),
            Self::Meeting => near(&[Plan, Do], &[D::When]),
            Self::Invitation => near(&[Write, Make], &[D::EventFacts]),
            Self::Pc => near(&[Make], &[D::Use, D::Budget]).essential(2),
            // The words around these are found by `situation`.
            Self::Advice => open(&[], &[D::Current]),
            Self::Guide => open(&[], &[D::Start]),
            Self::Career => topic(&[Tell, Advise, Choose, Make], &[D::Role, D::Experience]).essential(2),
        }
    }
}
