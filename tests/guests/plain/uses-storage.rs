//! Does with its storage what the prompt's lines say, and tells what came of each: `get KEY`,
//! `set KEY VALUE`, `fill KEY BYTES`, `add KEY NUMBER`, `delete KEY`, `list`, `open BUCKET`.

use prompt_host_guests::storage::{self, Bucket};
use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, says};

struct UsesStorage;

impl RuleGuest for UsesStorage {
    const ID: &'static str = "uses-storage";

    fn check(document: Document) -> Findings {
        let mut bucket = storage::open("");
        let told: Vec<String> = document.text.lines().map(|line| obey(&mut bucket, line)).collect();
        Ok(vec![says(Self::CODE, &document, told.join("; "))])
    }
}

fn obey(bucket: &mut Result<Bucket, String>, line: &str) -> String {
    let mut words = line.splitn(3, ' ');
    let mut word = || words.next().unwrap_or_default();
    let (verb, key, value) = (word(), word(), word());
    if verb == "open" {
        *bucket = storage::open(key);
        return bucket.as_ref().map_or_else(Clone::clone, |_| "open".to_owned());
    }
    let bucket = match bucket {
        Ok(bucket) => bucket,
        Err(error) => return error.clone(),
    };
    let done = match verb {
        "get" => storage::get(bucket, key).map(|value| value.unwrap_or_else(|| "nothing".to_owned())),
        "set" => storage::set(bucket, key, value.as_bytes()).map(|()| "set".to_owned()),
        "fill" => storage::set(bucket, key, &vec![b'x'; value.parse().unwrap_or(0)]).map(|()| "filled".to_owned()),
        "add" => storage::add(bucket, key, value.parse().unwrap_or(0)).map(|sum| sum.to_string()),
        "delete" => storage::delete(bucket, key).map(|()| "deleted".to_owned()),
        "list" => storage::list(bucket).map(|keys| keys.join(",")),
        other => Err(format!("no verb {other}")),
    };
    done.unwrap_or_else(|error| error)
}

export_rule_plugin!(UsesStorage);
