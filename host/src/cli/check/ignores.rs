//! What the comments of a file hide, and which of them hide nothing.

use super::comments::{Comment, Commented, Name, Scope};
use crate::cli::nearest::nearest;
use crate::cli::render::hidden::{Hidden, HiddenBy, Sight, hide};
use crate::improve::report::{CheckReport, Suggestion};
use crate::improve::{Improver, Request};
use crate::plugin::rule_name::names;
use crate::plugin::{Generation, Loaded, PluginId, Related, RuleInfo};
use crate::prompt::Span;

/// Under whose name comments themselves are found fault with.
pub(in crate::cli) const HOST: &str = "host";
/// A comment that hides nothing.
pub(in crate::cli) const UNUSED: &str = "unused-ignore";
/// A comment that says what nobody understands.
pub(in crate::cli) const UNKNOWN: &str = "unknown-ignore";

/// What rules there are, and which of them are asked.
#[derive(Debug)]
pub(super) struct Rules {
    host: PluginId,
    all: Vec<Rule>,
    narrowed: bool,
}

#[derive(Debug)]
struct Rule {
    plugin: String,
    code: String,
    asked: bool,
}

impl Rule {
    fn has_spoken(&self, report: &CheckReport) -> bool {
        self.asked && !report.skipped.iter().any(|skipped| skipped.plugin.as_str() == self.plugin)
    }
}

impl Rules {
    /// The rules of `generation`, of which `request` asks some.
    pub(super) fn new(improver: &Improver, generation: &Generation, request: &Request) -> anyhow::Result<Self> {
        let asked = improver.asked(generation, request);
        let is_asked = |loaded: &Loaded, rule: &RuleInfo| {
            asked.iter().any(|(by, asked)| by.id() == loaded.id() && asked.code == rule.code)
        };
        let mut all: Vec<Rule> = generation
            .rules()
            .map(|(loaded, rule)| Rule {
                plugin: loaded.id().to_string(),
                code: rule.code.clone(),
                asked: is_asked(loaded, rule),
            })
            .collect();
        // Whether a comment is unused is not asked of the comments that are about just that.
        let own = |code: &str| Rule { plugin: HOST.to_owned(), code: code.to_owned(), asked: false };
        all.extend([own(UNKNOWN), own(UNUSED)]);
        let narrowed = !request.include.is_empty() || !request.exclude.is_empty();
        Ok(Self { host: HOST.parse()?, all, narrowed })
    }

    fn named<'a>(&'a self, name: &'a Name) -> impl Iterator<Item = &'a Rule> {
        self.all.iter().filter(|rule| names(&name.text, &rule.plugin, &rule.code))
    }

    /// Whether all rules that a name means have had their say.
    fn have_spoken(&self, name: &Name, report: &CheckReport) -> bool {
        self.named(name).all(|rule| rule.has_spoken(report))
    }

    /// Whether the rule `plugin/code` has had its say on what the report is about.
    pub(super) fn spoke(&self, rule: &str, report: &CheckReport) -> bool {
        let known = self.all.iter().find(|known| names(rule, &known.plugin, &known.code));
        known.is_none_or(|known| known.plugin == HOST || known.has_spoken(report))
    }

    fn nearest(&self, name: &Name) -> Option<String> {
        nearest(&name.text, self.all.iter().map(|rule| (rule.plugin.as_str(), rule.code.as_str())))
    }
}

impl Commented {
    /// Makes a report on the text without comments one on `text`, which has them: spans are
    /// moved, what comments hide is taken out, and comments that are wrong are put in.
    pub(super) fn apply(&self, text: &str, report: &mut CheckReport, rules: &Rules) -> Vec<Hidden> {
        if self.comments.is_empty() {
            return Vec::new();
        }
        self.move_spans(text, report);
        let mut used = Used::default();
        let mut hidden = hide(report, HiddenBy::Comment, |sight| self.hides(text, sight, &mut used));
        report.findings.extend(self.faults(report, rules, &used));
        report.findings.sort_by_key(|found| found.span);
        // Only now, for what is wrong with a comment may be hidden by another.
        hidden.extend(hide(report, HiddenBy::Comment, |sight| {
            sight.plugin == &rules.host && self.hides(text, sight, &mut used)
        }));
        hidden
    }

    fn move_spans(&self, text: &str, report: &mut CheckReport) {
        for found in &mut report.findings {
            found.span = self.gaps.whole(found.span);
            self.move_related(&mut found.related);
            if self.gaps.interrupt(found.span) {
                // The edit would take the comment with it.
                (found.after, found.applicability) = (None, None);
                found.before = found.span.of(text).to_owned();
            }
        }
        for asked in &mut report.questions {
            asked.span = self.gaps.whole(asked.span);
            self.move_related(&mut asked.related);
        }
        for protected in &mut report.analysis.protected {
            protected.span = self.gaps.whole(protected.span);
        }
    }

    fn move_related(&self, places: &mut [Related]) {
        for place in places {
            place.span = self.gaps.whole(place.span);
        }
    }

    fn hides(&self, text: &str, sight: Sight<'_>, used: &mut Used) -> bool {
        let mut hides = false;
        for (index, comment) in self.comments.iter().enumerate().filter(|(_, comment)| comment.reaches(text, sight)) {
            if comment.rules.is_empty() {
                // Comments do not excuse themselves or each other wholesale.
                if sight.plugin.as_str() != HOST {
                    hides |= used.note(index, None);
                }
            }
            for (place, name) in comment.rules.iter().enumerate() {
                if names(&name.text, sight.plugin.as_str(), sight.code) {
                    hides |= used.note(index, Some(place));
                }
            }
        }
        hides
    }

    fn faults(&self, report: &CheckReport, rules: &Rules, used: &Used) -> Vec<Suggestion> {
        let mut faults = Vec::new();
        for (index, comment) in self.comments.iter().enumerate() {
            if comment.scope == Scope::NotUnderstood {
                let message = "This comment is not understood: write `ignore` or `ignore-file` and the rules.";
                faults.push(rules.fault(UNKNOWN, comment.span, message.to_owned()));
                continue;
            }
            let everyone_spoke = !rules.narrowed && report.skipped.is_empty();
            if comment.rules.is_empty() && everyone_spoke && !used.has(index, None) {
                faults.push(rules.fault(UNUSED, comment.span, format!("Nothing is found {}.", comment.place())));
            }
            for (place, name) in comment.rules.iter().enumerate() {
                if rules.named(name).next().is_none() {
                    faults.push(rules.fault(UNKNOWN, name.span, rules.unknown(name)));
                } else if rules.have_spoken(name, report) && !used.has(index, Some(place)) {
                    let message = format!("`{}` finds nothing {}.", name.text, comment.place());
                    faults.push(rules.fault(UNUSED, name.span, message));
                }
            }
        }
        faults
    }
}

impl Rules {
    fn fault(&self, code: &str, span: Span, message: String) -> Suggestion {
        Suggestion {
            plugin: self.host.clone(),
            code: code.to_owned(),
            message,
            applicability: None,
            probability: None,
            span,
            before: String::new(),
            after: None,
            related: Vec::new(),
        }
    }

    fn unknown(&self, name: &Name) -> String {
        let hint = self.nearest(name).map(|name| format!("; did you mean `{name}`?"));
        format!("`{}` names no rule or plugin{}", name.text, hint.unwrap_or_else(|| ".".to_owned()))
    }
}

impl Comment {
    fn reaches(&self, text: &str, sight: Sight<'_>) -> bool {
        match self.scope {
            Scope::File => true,
            // What stands at the very end belongs to the last line.
            Scope::Line(line) => {
                line.contains(sight.span.start) || (sight.span.start == text.len() && line.end == text.len())
            }
            Scope::Nothing | Scope::NotUnderstood => false,
        }
    }

    /// Where it looks, for people.
    fn place(&self) -> &'static str {
        match self.scope {
            Scope::File => "in this file",
            Scope::Line(line) if line.covers(self.span) => "in this line",
            Scope::Line(_) => "in the next line with text",
            Scope::Nothing | Scope::NotUnderstood => "here: no line with text follows",
        }
    }
}

/// Which comments, and which names in them, have hidden something.
#[derive(Debug, Default)]
struct Used(std::collections::HashSet<(usize, Option<usize>)>);

impl Used {
    /// Always true, for it is used.
    fn note(&mut self, comment: usize, name: Option<usize>) -> bool {
        self.0.insert((comment, name));
        true
    }

    fn has(&self, comment: usize, name: Option<usize>) -> bool {
        self.0.contains(&(comment, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::render::testing::{check_report, id, question, skipped, suggestion};

    fn rules(narrowed: bool) -> Rules {
        let rule = |plugin: &str, code: &str, asked| Rule { plugin: plugin.to_owned(), code: code.to_owned(), asked };
        let all = vec![
            rule("tidy", "wordy", true),
            rule("tidy", "blank", true),
            rule("tone", "polite", false),
            rule(HOST, UNUSED, false),
            rule(HOST, UNKNOWN, false),
        ];
        Rules { host: id(HOST), all, narrowed }
    }

    /// Checks a text in which `tidy/wordy` finds each `W` and `tidy/blank` asks at each `B`.
    fn check_with(text: &str, rules: &Rules, faults: &[&str]) -> (Vec<String>, usize) {
        let commented = Commented::read(text);
        let spans = |letter: &str| -> Vec<Span> {
            commented.rest.match_indices(letter).map(|(at, letter)| Span::new(at, at + letter.len())).collect()
        };
        let findings =
            spans("W").into_iter().map(|span| suggestion(&commented.rest, "tidy/wordy", span, "wordy", Some("w")));
        let questions = spans("B").into_iter().map(|span| question("tidy/blank", span, "blank?"));
        let mut report = check_report(findings.collect(), questions.collect());
        report.skipped.extend(faults.iter().map(|plugin| skipped(plugin, None, "trapped", 0)));
        let hidden = commented.apply(text, &mut report, rules).len();
        let mut shown: Vec<String> =
            report.findings.iter().map(|found| format!("{} {}", found.code, found.span.of(text))).collect();
        shown.extend(report.questions.iter().map(|asked| format!("{} {}", asked.code, asked.span.of(text))));
        (shown, hidden)
    }

    fn check(text: &str) -> (Vec<String>, usize) {
        check_with(text, &rules(false), &[])
    }

    fn shown(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|&line| line.to_owned()).collect()
    }

    #[test]
    fn names_hide_what_they_name_where_the_comment_stands() {
        assert_eq!(check("# prompt-host: ignore wordy\nW B\nW"), (shown(&["wordy W", "blank B"]), 1));
        assert_eq!(check("W B # prompt-host: ignore tidy\nW"), (shown(&["wordy W"]), 2));
        assert_eq!(check("W\nB\n# prompt-host: ignore-file tidy/wordy"), (shown(&["blank B"]), 1));
        assert_eq!(check("# prompt-host: ignore\n\nWWB\nB"), (shown(&["blank B"]), 3));
    }

    #[test]
    fn a_finding_that_starts_elsewhere_is_not_hidden() {
        let text = "one\ntwo # prompt-host: ignore wordy\n";
        let commented = Commented::read(text);
        let whole = suggestion(&commented.rest, "tidy/wordy", Span::new(0, 7), "wordy", Some(""));
        let mut report = check_report(vec![whole], vec![]);
        assert!(commented.apply(text, &mut report, &rules(false)).is_empty());
        assert_eq!(report.findings[0].span.of(text), "one\ntwo");
    }

    #[test]
    fn an_edit_over_a_comment_is_not_offered() {
        let text = "one\n# prompt-host: ignore blank\ntwo";
        let commented = Commented::read(text);
        let whole = suggestion(&commented.rest, "tidy/wordy", Span::new(0, 7), "wordy", Some(""));
        let mut report = check_report(vec![whole], vec![question("tidy/blank", Span::new(4, 7), "two?")]);
        commented.apply(text, &mut report, &rules(false));
        let found = &report.findings[0];
        assert_eq!((found.before.as_str(), &found.after, found.applicability), (text, &None, None));
    }

    #[test]
    fn what_hides_nothing_is_unused() {
        assert_eq!(check("x # prompt-host: ignore wordy\nW"), (shown(&["unused-ignore wordy", "wordy W"]), 0));
        assert_eq!(
            check("# prompt-host: ignore wordy, blank\nW"),
            (shown(&["unused-ignore blank"]), 1),
            "each name for itself"
        );
        assert_eq!(check("x\n# prompt-host: ignore\n"), (shown(&["unused-ignore # prompt-host: ignore"]), 0));
        assert_eq!(check("# prompt-host: ignore-file tidy\nx").0, ["unused-ignore tidy"]);
    }

    #[test]
    fn what_was_not_asked_is_not_called_unused() {
        let text = "# prompt-host: ignore polite\n# prompt-host: ignore tone\nx";
        assert_eq!(check(text), (vec![], 0), "it is switched off");
        let bare = "# prompt-host: ignore\nx";
        assert_eq!(check_with(bare, &rules(true), &[]), (vec![], 0), "others were not asked");
        assert_eq!(check_with(bare, &rules(false), &["tidy"]), (vec![], 0), "one could not answer");
        assert_eq!(check_with("# prompt-host: ignore wordy\nx", &rules(false), &["tidy"]), (vec![], 0));
    }

    #[test]
    fn what_is_not_known_is_said_with_the_nearest_name() {
        let text = "# prompt-host: ignore wrdy, qqq\nW";
        let commented = Commented::read(text);
        let mut report = check_report(vec![], vec![]);
        commented.apply(text, &mut report, &rules(false));
        let messages: Vec<&str> = report.findings.iter().map(|found| found.message.as_str()).collect();
        assert_eq!(
            messages,
            ["`wrdy` names no rule or plugin; did you mean `wordy`?", "`qqq` names no rule or plugin."]
        );
        assert_eq!(check("# prompt-host: disable\nW").0, ["unknown-ignore # prompt-host: disable", "wordy W"]);
    }

    #[test]
    fn faults_of_comments_are_hidden_by_name_only() {
        let (unused, text) = ("x # prompt-host: ignore wordy", "# prompt-host: ignore-file");
        assert_eq!(check(&format!("{unused}\n{text} unused-ignore")), (vec![], 1));
        assert_eq!(check(&format!("{unused}\nB {text}")), (shown(&["unused-ignore wordy"]), 1));
    }
}
