//! Prompts to measure with: one of 600 bytes as people write them, and longer ones made of words.
//!
//! They are the same at every run and on every machine, so figures can be compared.

/// A request of 600 bytes with code, a path, numbers, a quotation and an address in it, and
/// with a few things that rules change.
pub const SHORT: &str = include_str!("prompts/short.txt");

/// Bytes of [`SHORT`].
pub const SHORT_BYTES: usize = 600;

/// What sentences begin with.
const SUBJECTS: [&str; 12] = [
    "The report",
    "Our team",
    "Each customer",
    "The second table",
    "A new supplier",
    "The review",
    "Every invoice",
    "The older system",
    "This region",
    "The final draft",
    "One of the editors",
    "The support desk",
];
const VERBS: [&str; 12] = [
    "describes",
    "compares",
    "needs",
    "misses",
    "explains",
    "repeats",
    "counts",
    "delays",
    "improves",
    "questions",
    "summarises",
    "lists",
];
const OBJECTS: [&str; 14] = [
    "the yearly costs",
    "several open questions",
    "the delivery times",
    "a change of plan",
    "the main risks",
    "the figures of last spring",
    "two earlier decisions",
    "the wording of the contract",
    "the results by country",
    "an unusual complaint",
    "the list of parts",
    "the reasons for the delay",
    "the training material",
    "the answers of the survey",
];
const ENDS: [&str; 12] = [
    "in order to close the quarter",
    "for the board",
    "due to the fact that prices rose",
    "before the summer",
    "with 14 examples",
    "at https://example.com/reports",
    "for 3.5 % of all orders",
    "as \"an open point\"",
    "in reports/summary.md",
    "for {{audience}}",
    "without naming anyone",
    "on page 27",
];

/// A prompt of about `bytes` bytes: instructions over a long pasted text, with a code block
/// every forty sentences. Never longer than `bytes`, and at most 400 bytes shorter.
pub fn long(bytes: usize) -> String {
    let mut text = String::from("Summarise the notes below in five points, and name every open question.\n\n");
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    for sentence in 1.. {
        let mut next = numbers.sentence();
        match sentence % 40 {
            0 => {
                next.push_str(
                    "\n\n```python\ndef total(rows):\n    return sum(row[\"cost\"] for row in rows)\n```\n\n",
                );
            }
            8 | 16 | 24 | 32 => next.push_str("  \n\n\n"),
            _ => next.push(' '),
        }
        if text.len() + next.len() > bytes {
            break;
        }
        text.push_str(&next);
    }
    text
}

/// Numbers without a pattern that a reader would see, always the same ones (xorshift).
struct Numbers(u64);

impl Numbers {
    fn sentence(&mut self) -> String {
        let (subject, verb, object, end) =
            (self.pick(&SUBJECTS), self.pick(&VERBS), self.pick(&OBJECTS), self.pick(&ENDS));
        format!("{subject} {verb} {object} {end}.")
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let index = usize::try_from(self.0 % words.len() as u64).unwrap_or_default();
        words.get(index).copied().unwrap_or_default()
    }
}
