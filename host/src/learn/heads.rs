//! What the model says about a prompt: one probability a head.
//!
//! | head | what its probability is of |
//! |---|---|
//! | `needs-clarification` | a detail is missing without which the answer would not fit the person |
//! | `missing-SLOT` | the detail of that kind is missing and matters, for ten kinds of detail |
//! | `task-NAME` | the prompt asks for this kind of work |
//!
//! The slots have the names under which the rule `missing-slot` asks for them.

/// Whether anything at all has to be asked.
pub const NEEDS_CLARIFICATION: &str = "needs-clarification";
/// What the heads of slots begin with.
pub const MISSING: &str = "missing-";
/// What the heads of tasks begin with.
pub const TASK: &str = "task-";

/// A kind of detail, and the words that show it in an annotator's description of what is missing.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// As in `missing-SLOT`.
    pub name: &'static str,
    /// Lower-case words; one of them in a description is enough.
    words: &'static [&'static str],
}

/// The ten kinds, sorted by name. A description may belong to several, or to none.
pub const SLOTS: [Slot; 10] = [
    Slot {
        name: "budget",
        words: &["afford", "budget", "cost", "costs", "financial", "income", "money", "price", "spend", "spending"],
    },
    Slot {
        name: "dates",
        words: &[
            "availability",
            "date",
            "dates",
            "day",
            "days",
            "deadline",
            "duration",
            "frequency",
            "hours",
            "month",
            "period",
            "schedule",
            "season",
            "time",
            "timeframe",
            "timeline",
            "weeks",
            "when",
        ],
    },
    Slot {
        name: "diet",
        words: &[
            "allergies",
            "allergy",
            "cuisine",
            "diet",
            "dietary",
            "ingredient",
            "ingredients",
            "vegan",
            "vegetarian",
        ],
    },
    Slot {
        name: "goal",
        words: &["achieve", "goal", "goals", "motivation", "objective", "objectives", "outcome", "purpose", "reason"],
    },
    Slot {
        name: "level",
        words: &[
            "beginner",
            "experience",
            "expertise",
            "familiarity",
            "fitness",
            "knowledge",
            "level",
            "proficiency",
            "skill",
            "skills",
        ],
    },
    Slot {
        name: "likes",
        words: &[
            "favorite",
            "genre",
            "genres",
            "hobbies",
            "interest",
            "interests",
            "prefer",
            "preference",
            "preferences",
            "preferred",
            "style",
            "taste",
            "tastes",
            "theme",
        ],
    },
    Slot {
        name: "location",
        words: &[
            "address",
            "area",
            "city",
            "climate",
            "country",
            "destination",
            "geographic",
            "geographical",
            "local",
            "location",
            "place",
            "region",
            "where",
        ],
    },
    Slot {
        name: "people",
        words: &[
            "age",
            "audience",
            "children",
            "family",
            "gender",
            "group",
            "guests",
            "kids",
            "people",
            "recipient",
            "travelers",
            "who",
        ],
    },
    Slot {
        name: "platform",
        words: &[
            "app",
            "database",
            "device",
            "devices",
            "environment",
            "framework",
            "library",
            "operating",
            "os",
            "platform",
            "programming",
            "software",
            "system",
            "tool",
            "tools",
            "version",
        ],
    },
    Slot {
        name: "source",
        words: &[
            "column",
            "columns",
            "data",
            "dataset",
            "directory",
            "document",
            "file",
            "files",
            "input",
            "link",
            "path",
            "source",
            "sources",
            "url",
            "website",
        ],
    },
];

/// The kinds of work that the model may know, by the names that public data gives them, sorted.
const TASKS: [(&str, &str); 11] = [
    ("brainstorming", "brainstorming"),
    ("classification", "classification"),
    ("closed_qa", "extraction"),
    ("creative_writing", "creative-writing"),
    ("creative_writing/creative_writing", "creative-writing"),
    ("general_qa", "question"),
    ("hard_prompt/coding", "coding"),
    ("hard_prompt/math", "math"),
    ("information_extraction", "extraction"),
    ("open_qa", "question"),
    ("summarization", "extraction"),
];

/// The three kinds of work with enough examples to be judged alone.
pub const THREE_WAY: [&str; 3] = ["coding", "creative-writing", "math"];

/// The slots that an annotator's description of a missing detail is about, as places in [`SLOTS`].
pub fn slots_of(description: &str) -> impl Iterator<Item = usize> {
    let description = description.to_lowercase();
    let words: Vec<String> = description.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect();
    (0..)
        .zip(SLOTS)
        .filter(move |(_, slot)| words.iter().any(|word| slot.words.contains(&word.as_str())))
        .map(|(at, _)| at)
}

/// The kind of work that public data calls `label`; a label of the model's own is itself.
pub fn task_of(label: &str) -> Option<&'static str> {
    TASKS.iter().find(|(theirs, ours)| *theirs == label || *ours == label).map(|(_, ours)| *ours)
}

/// The name of the head of a slot.
pub fn slot_head(slot: &str) -> String {
    format!("{MISSING}{slot}")
}

/// The name of the head of a kind of work.
pub fn task_head(task: &str) -> String {
    format!("{TASK}{task}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_find_their_slots_by_whole_words() {
        let names = |description| slots_of(description).map(|at| SLOTS[at].name).collect::<Vec<_>>();
        assert_eq!(names("Budget for the trip"), ["budget"]);
        assert_eq!(names("User's age, and dietary restrictions"), ["diet", "people"]);
        assert_eq!(names("Format of the report"), Vec::<&str>::new());
        assert_eq!(names("Update management"), Vec::<&str>::new(), "no `date` within a word");
    }

    #[test]
    fn tasks_of_public_data_have_our_names_and_ours_stay() {
        assert_eq!(task_of("hard_prompt/coding"), Some("coding"));
        assert_eq!(task_of("creative-writing"), Some("creative-writing"));
        assert_eq!(task_of("cooking"), None);
    }
}
