//! Links between the pages, and to them from all of the repository.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{manual, repository};

/// Markdown files of the repository, but for what is built or fetched.
fn pages() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![repository()];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_str().unwrap_or_default();
            if path.is_dir()
                && !name.starts_with('.')
                && !["target", "node_modules", "built", "skeletons"].contains(&name)
            {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                found.push(path);
            }
        }
    }
    found
}

/// Places that a page's links name, outside of fenced blocks and inline code.
fn links(text: &str) -> Vec<String> {
    let mut fenced = false;
    let mut found = Vec::new();
    for line in text.lines() {
        fenced ^= line.trim_start().starts_with("```");
        if fenced {
            continue;
        }
        for (at, _) in line.match_indices("](") {
            let Some((place, _)) = line[at + 2..].split_once(')') else { continue };
            // Within `…` it is an example of a link.
            if line[..at].matches('`').count() % 2 == 0 {
                found.push(place.to_owned());
            }
        }
    }
    found
}

/// What a page's headings can be linked by.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut fenced = false;
    let mut found = BTreeSet::new();
    for line in text.lines() {
        fenced ^= line.trim_start().starts_with("```");
        let title = line.trim_start_matches('#');
        if fenced || title.len() == line.len() || !title.starts_with(' ') {
            continue;
        }
        let title = title.trim().to_lowercase();
        let letters = title.chars().filter_map(|letter| match letter {
            ' ' => Some('-'),
            '-' | '_' => Some(letter),
            _ => letter.is_alphanumeric().then_some(letter),
        });
        found.insert(letters.collect());
    }
    found
}

#[test]
fn every_link_to_the_manual_and_in_it_leads_somewhere() {
    let (root, mut broken, mut followed) = (repository(), Vec::new(), 0);
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for link in links(&text) {
            let (place, anchor) = link.split_once('#').unwrap_or((&link, ""));
            if place.contains("://") || place.starts_with("mailto:") {
                continue;
            }
            let target = match place.is_empty() {
                true => page.clone(),
                false => page.parent().unwrap().join(place),
            };
            followed += 1;
            let is_there = target.exists() && (anchor.is_empty() || has_anchor(&target, anchor));
            if !is_there {
                broken.push(format!("{}: {link}", page.strip_prefix(&root).unwrap().display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    assert!(followed > 200, "{followed} links are too few to have been read rightly");
}

fn has_anchor(target: &Path, anchor: &str) -> bool {
    let is_page = target.extension().is_some_and(|ending| ending == "md");
    is_page && anchors(&fs::read_to_string(target).unwrap()).contains(anchor)
}

#[test]
fn every_page_is_reached_from_the_entry() {
    let folder = repository().join("docs/plugins");
    let entry = fs::read_to_string(folder.join("README.md")).unwrap();
    let linked: BTreeSet<PathBuf> =
        links(&entry).iter().filter_map(|link| folder.join(link.split('#').next()?).canonicalize().ok()).collect();
    let pages = manual();
    let lost: Vec<&str> = pages
        .iter()
        .filter(|page| page.name.starts_with("docs/plugins/") && !page.name.ends_with("README.md"))
        .filter(|page| !linked.contains(&page.path.canonicalize().unwrap()))
        .map(|page| page.name.as_str())
        .collect();
    assert!(lost.is_empty(), "docs/plugins/README.md does not name {lost:?}");
}

#[test]
fn anchors_are_made_as_hosts_of_repositories_make_them() {
    let made = anchors("# The `limits` of a call\n\n## What's new, and 2-fold?\n```sh\n# no heading\n```\n");
    assert_eq!(made, ["the-limits-of-a-call", "whats-new-and-2-fold"].map(str::to_owned).into());
    assert_eq!(links("[a](b.md#c) and `[x](y)`\n```\n[d](e)\n```\n"), ["b.md#c"]);
}
