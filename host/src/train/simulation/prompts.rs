//! Prompts that set off suggested rules, put together from parts.
//!
//! Each kind is one that a rule has something to say about; what varies is what tastes depend
//! on, such as length, code and language. A seed decides them all.

use crate::learn::Chance;

const TOPICS: [&str; 24] = [
    "a heat pump",
    "a tide",
    "compound interest",
    "a violin string",
    "a vaccine",
    "a sourdough starter",
    "a glacier",
    "a suspension bridge",
    "a sundial",
    "a lock on a canal",
    "a compost heap",
    "a camera lens",
    "a beehive",
    "an eclipse",
    "a ferry timetable",
    "a steam engine",
    "a rain gauge",
    "a loom",
    "a lighthouse",
    "a bicycle gear",
    "a kiln",
    "a water clock",
    "a weather front",
    "a printing press",
];
const READERS: [&str; 12] = [
    "a child of ten",
    "my grandmother",
    "new colleagues",
    "a town council",
    "visitors of a museum",
    "a class of nurses",
    "our volunteers",
    "the neighbours",
    "a rowing club",
    "two apprentices",
    "a travel magazine",
    "people who rent a flat",
];
const PLACES: [&str; 12] = [
    "Lindum",
    "Skarholm",
    "Ostwick",
    "Velden",
    "Marrow Bay",
    "Tarn Hill",
    "Brackwater",
    "Quillon",
    "Estrun",
    "Hollin",
    "Saint Orme",
    "Withering",
];
const NAMES: [&str; 12] = [
    "parse_rows",
    "load_index",
    "merge_maps",
    "next_page",
    "read_header",
    "close_all",
    "sum_costs",
    "split_path",
    "find_user",
    "draw_chart",
    "send_mail",
    "trim_log",
];
const STYLES: [(&str, &str); 6] = [
    ("Use short sentences.", "use short sentences"),
    ("Keep it short.", "keep it short"),
    ("Name two examples.", "name two examples"),
    ("Use plain words.", "use plain words"),
    ("Give one reason.", "give one reason"),
    ("Start with a summary.", "start with a summary"),
];
const QUESTIONS: [&str; 12] = [
    "How much time does it take?",
    "Which tools do I need?",
    "What does it cost in a year?",
    "Who can repair it?",
    "Where do I find spare parts?",
    "When should I begin?",
    "What can go wrong?",
    "Which permits do I need?",
    "How do I store it in winter?",
    "What do beginners forget?",
    "How loud is it?",
    "Which book explains it best?",
];
const REMARKS: [&str; 12] = [
    "The soup was cold and nobody said sorry.",
    "It arrived a day early and works well.",
    "I have seen better, and worse.",
    "The handle broke in the first week.",
    "My children love it.",
    "The colour is not the one in the picture.",
    "Three stars for the view alone.",
    "Nobody answered the phone for a month.",
    "It does what it says.",
    "The second chapter is too long.",
    "We will come again in spring.",
    "The battery lasts for two days.",
];
const LABELS: [&str; 6] = [
    "positive, negative or neutral",
    "praise, complaint or question",
    "urgent, normal or low",
    "angry, calm or happy",
    "product, delivery or service",
    "sales, support or billing",
];

/// The prompt of one round.
pub(super) fn prompt(chance: &mut Chance) -> String {
    let kinds: [fn(&mut Parts<'_>) -> String; 12] = [
        shouted,
        shouted,
        shouted_about_code,
        repeated,
        repeated_at_length,
        labelled,
        forbidden,
        forbidden_in_german,
        asked_several,
        unfenced,
        about_a_text,
        summary,
    ];
    let kind = chance.pick(&kinds).copied().unwrap_or(shouted);
    kind(&mut Parts(chance))
}

/// Where the parts come from.
struct Parts<'a>(&'a mut Chance);

impl Parts<'_> {
    fn of<T: Copy + Default>(&mut self, things: &[T]) -> T {
        self.0.pick(things).copied().unwrap_or_default()
    }

    fn number(&mut self, least: usize, most: usize) -> usize {
        least + self.0.below(most - least + 1)
    }

    fn year(&mut self) -> usize {
        self.number(1_204, 1_988)
    }

    /// Some background, three sentences of it.
    fn background(&mut self) -> String {
        format!(
            "We moved to {} in {} and have looked after {} since then. There are {} of us, and most of us work on it in \
             the evening. Last {} we began to write down what we know for {}.",
            self.of(&PLACES),
            self.number(1_990, 2_024),
            self.of(&TOPICS),
            self.number(3, 40),
            self.of(&["spring", "summer", "autumn", "winter", "May", "October"]),
            self.of(&READERS)
        )
    }
}

fn shouted(parts: &mut Parts<'_>) -> String {
    let (count, topic, reader) = (parts.number(2, 9), parts.of(&TOPICS), parts.of(&READERS));
    format!("IMPORTANT!!! DO NOT WRITE MORE THAN {count} SENTENCES. Explain how {topic} works to {reader}.")
}

fn shouted_about_code(parts: &mut Parts<'_>) -> String {
    let (name, other, count) = (parts.of(&NAMES), parts.of(&NAMES), parts.number(2, 9));
    format!(
        "DO NOT CHANGE ANY OF THE OTHER FUNCTIONS. Explain why `{name}` is called {count} times before `{other}` returns, \
         and make it call it once."
    )
}

fn repeated(parts: &mut Parts<'_>) -> String {
    let ((style, again), topic) = (parts.of(&STYLES), parts.of(&TOPICS));
    let reader = parts.of(&READERS);
    format!("{style} Explain how {topic} works to {reader}. Make sure to {again}.")
}

fn repeated_at_length(parts: &mut Parts<'_>) -> String {
    let background = parts.background();
    let ((style, again), topic, reader) = (parts.of(&STYLES), parts.of(&TOPICS), parts.of(&READERS));
    format!("{background}\n\n{style} Explain how {topic} works to {reader}. Make sure to {again}.")
}

fn labelled(parts: &mut Parts<'_>) -> String {
    let (labels, remark, place) = (parts.of(&LABELS), parts.of(&REMARKS), parts.of(&PLACES));
    format!("Classify this remark of a guest in {place} as {labels}.\n\n{remark}")
}

fn forbidden(parts: &mut Parts<'_>) -> String {
    let (topic, place, reader) = (parts.of(&TOPICS), parts.of(&PLACES), parts.of(&READERS));
    format!("Write a page about {topic} in {place} for {reader}. Please don't be verbose.")
}

fn forbidden_in_german(parts: &mut Parts<'_>) -> String {
    let thing =
        parts.of(&["eine Wärmepumpe", "ein Webstuhl", "eine Schleuse", "ein Kompass", "eine Sonnenuhr", "ein Ofen"]);
    let when = parts.of(&["im Winter", "im Sommer", "bei Nacht", "am Meer", "in den Bergen", "in einer kleinen Stadt"]);
    format!(
        "Wie funktioniert {thing} {when}, und was kostet das in {} Jahren? Schweife nicht aus.",
        parts.number(2, 30)
    )
}

fn asked_several(parts: &mut Parts<'_>) -> String {
    let background = if parts.number(0, 1) == 0 {
        parts.background()
    } else {
        format!("I have bought {} in {}.", parts.of(&TOPICS), parts.of(&PLACES))
    };
    let first = parts.number(0, QUESTIONS.len() - 1);
    let step = parts.of(&[1, 5, 7, 11]);
    let asks = (0..3).filter_map(|index| QUESTIONS.get((first + index * step) % QUESTIONS.len()).copied());
    format!("{background} {}", asks.collect::<Vec<_>>().join(" "))
}

fn unfenced(parts: &mut Parts<'_>) -> String {
    let (name, count) = (parts.of(&NAMES), parts.number(2, 90));
    let goal =
        parts.of(&["print nothing", "stop too early", "return the wrong sum", "fail on an empty list", "take so long"]);
    format!(
        "Why does this {goal}?\ndef {name}(rows):\n    total = {count}\n    for row in rows:\n        total = total + row\n    \
         return total"
    )
}

fn about_a_text(parts: &mut Parts<'_>) -> String {
    let (place, founded, burned) = (parts.of(&PLACES), parts.year(), parts.year());
    let (count, reason) = (parts.number(2, 9), parts.of(&TOPICS));
    format!(
        "The harbour town of {place} was founded in {founded} by fishermen from the northern islands. For {count} hundred \
         years it lived from herring and salt. In {burned} a fire destroyed two thirds of its houses, and the council \
         decided to build in brick and to pay for {reason}. The new town hall was finished {count} years later, and its \
         tower is still the highest of the coast.\n\nAccording to the text, when was the town hall finished?"
    )
}

fn summary(parts: &mut Parts<'_>) -> String {
    let (place, years, count) = (parts.of(&PLACES), parts.number(2, 30), parts.number(2, 5));
    let (topic, sum) = (parts.of(&TOPICS), parts.number(3, 90));
    format!(
        "Summarise the following article in {count} sentences.\n\nThe museum of {place} opened its doors on Monday after \
         {years} years of repairs. The old roof had leaked for decades, and the last storm ruined two of its halls beyond \
         use.\n\nThe director said that the new halls hold twice as many paintings as before, and {topic} besides. Visitors \
         waited for {count} hours in the rain, and the last of them left shortly before midnight.\n\nThe city paid {sum} per \
         cent of the costs. The rest came from people who gave small sums over the years."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_are_many_and_the_same_at_every_run() {
        let prompts = |seed| {
            let mut chance = Chance::new(seed);
            (0..500).map(|_| prompt(&mut chance)).collect::<Vec<_>>()
        };
        let (one, again) = (prompts(1), prompts(1));
        assert_eq!(one, again);
        let distinct: std::collections::BTreeSet<&String> = one.iter().collect();
        assert!(distinct.len() > 440, "{}", distinct.len());
    }
}
