//! Looks for what another plugin keeps, under every name that it may be kept by.

use prompt_host_guests::{Document, Findings, RuleGuest, export_rule_plugin, says, storage};

struct ReadsOthersStorage;

impl RuleGuest for ReadsOthersStorage {
    const ID: &'static str = "reads-others-storage";

    fn check(document: Document) -> Findings {
        let names = ["", "uses-storage", "uses-storage/", "../uses-storage", "uses-storage\0", "%", "' OR 1=1 --"];
        let found = names.map(|name| {
            let bucket = storage::open(name)?;
            Ok::<_, String>((storage::list(&bucket)?, storage::get(&bucket, "secret")?))
        });
        let found: Vec<String> = found.into_iter().map(|found| format!("{found:?}")).collect();
        Ok(vec![says(Self::CODE, &document, found.join("; "))])
    }
}

export_rule_plugin!(ReadsOthersStorage);
