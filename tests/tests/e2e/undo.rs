//! Undoing: a rule as if it had never run, a change alone, all of them.

use std::collections::BTreeSet;
use std::path::Path;

use prompt_host::improve::report::{Change, Improvement};
use prompt_host::improve::{Reply, Request};
use prompt_host::plugin::{Applicability, Target};
use prompt_host_tests::cases::Court;

/// Every golden prompt, with all rules that run by default and everything applied.
fn requests() -> Vec<Request> {
    let cases = Court::requests(&Path::new(env!("CARGO_MANIFEST_DIR")).join("cases"));
    cases.into_iter().map(|case| Request { include: vec![], apply: Some(Applicability::Suggested), ..case }).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_excluded_rule_is_as_if_it_had_never_run() {
    let court = Court::open(None).await;
    let generation = court.generation();
    for request in requests() {
        let whole = court.improve(request.clone()).await;
        let codes: BTreeSet<&str> = whole.changes.iter().map(|change| change.code.as_str()).collect();
        for code in codes {
            let without = Request { exclude: vec![code.to_owned()], ..request.clone() };
            let others = generation.rules().filter(|(_, rule)| rule.code != code && rule.enabled_by_default);
            let include = others.map(|(loaded, rule)| format!("{}/{}", loaded.id(), rule.code)).collect();
            let only_others = Request { include, ..request.clone() };
            let (without, only_others) = (court.improve(without).await, court.improve(only_others).await);
            assert_eq!(without.improved, only_others.improved, "{code} in {:?}", request.prompt);
            assert!(without.changes.iter().all(|change| change.code != code));
        }
    }
}

/// The improved prompt with these changes taken back.
fn undone(answer: &Improvement, changes: &[&Change]) -> String {
    let mut text = answer.improved.to_string();
    let mut edits: Vec<_> = changes.iter().filter_map(|change| Some((change.improved_span?, &change.before))).collect();
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(*span));
    for (span, before) in edits {
        text.replace_range(span.start..span.end, before);
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_can_be_taken_back_alone_and_all_together() {
    let court = Court::open(None).await;
    let (mut alone, mut together) = (0, 0);
    for request in requests() {
        let answer = court.improve(request).await;
        for change in &answer.changes {
            let Some(span) = change.improved_span else { continue };
            assert_eq!(span.of(&answer.improved), change.after, "{change:?}");
            assert_eq!(change.span.of(&answer.original).is_empty(), change.span.is_empty());
            let text = undone(&answer, &[change]);
            assert_eq!(text.len() + change.after.len(), answer.improved.len() + change.before.len());
            alone += 1;
        }
        if !answer.changes.is_empty() && answer.changes.iter().all(|change| change.improved_span.is_some()) {
            assert_eq!(undone(&answer, &answer.changes.iter().collect::<Vec<_>>()), *answer.original, "{answer:#?}");
            together += 1;
        }
    }
    assert!(alone > 50 && together > 40, "{alone} changes, {together} prompts");
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_of_the_person_stand_in_the_prompt_and_are_asked_for_no_more() {
    let court = Court::open(None).await;
    let request = Request {
        prompt: "Write a function that removes duplicates from a list.".to_owned(),
        target: Some(Target::Unknown),
        ..Request::default()
    };
    let asked = court.improve(request.clone()).await;
    let question = asked.questions.first().expect("it asks for the language").clone();
    assert_eq!(question.code, "code-target", "{question:?}");
    let reply = Reply { question: question.clone(), answer: " Rust ".to_owned() };
    let answered = court.improve(Request { replies: vec![reply], ..request.clone() }).await;
    let lead = question.lead.clone().unwrap_or(question.question);
    assert_eq!(*answered.improved, format!("{}\n\n{lead} Rust", request.prompt), "{answered:#?}");
    assert_eq!((answered.questions.len(), answered.metrics.specificity_gain), (0, 1.0));
    let [change] = &answered.changes[..] else { panic!("{answered:#?}") };
    assert!(change.message.starts_with("the person answered: "), "{change:?}");
    assert_eq!(undone(&answered, &[change]), request.prompt);
    let again = court.improve(Request { prompt: answered.improved.to_string(), ..Request::default() }).await;
    assert_eq!((again.improved, again.questions.len()), (answered.improved, 0));
}
