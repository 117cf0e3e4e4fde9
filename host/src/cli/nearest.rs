//! What could have been meant by a name that no rule has.

/// Of the names of these rules the one that is most like `given`; none when none is like it.
pub(super) fn nearest<'a>(given: &str, rules: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    /// Jaro–Winkler similarity below which a hint would puzzle more than it helps.
    const ALIKE: f64 = 0.75;
    let names = |(plugin, code): (&str, &str)| match given.contains('/') {
        true => vec![format!("{plugin}/{code}")],
        false => vec![code.to_owned(), plugin.to_owned()],
    };
    rules
        .flat_map(names)
        .map(|name| (strsim::jaro_winkler(given, &name), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: [(&str, &str); 3] = [("tidy", "redundancy"), ("tone", "shouting"), ("tone", "politeness")];

    #[test]
    fn the_nearest_name_has_the_form_of_the_given_one() {
        let nearest = |given| nearest(given, RULES.into_iter());
        assert_eq!(nearest("redundncy").as_deref(), Some("redundancy"));
        assert_eq!(nearest("tone/shoutng").as_deref(), Some("tone/shouting"));
        assert_eq!(nearest("tydy").as_deref(), Some("tidy"));
        assert_eq!(nearest("xyz"), None);
    }
}
