//! Roles that the person never gave.

use prompt_host_plugin::Span;

use crate::comparison::{Kind, Scene};
use crate::lexicon::ROLES;

pub(crate) fn find(scene: &mut Scene<'_>) {
    let original = scene.original.text.to_lowercase();
    let has_role = ROLES.iter().any(|role| original.contains(role))
        || ["be ", "play ", "sei ", "spiel", "sois ", "joue"].iter().any(|opening| original.starts_with(opening))
        || original.contains(" role")
        || original.contains("act like");
    if has_role {
        return;
    }
    let spans: Vec<Span> = scene
        .alignment
        .rewrite
        .units
        .iter()
        .filter(|unit| !unit.is_code)
        .filter_map(|unit| {
            let text = crate::vocabulary::fold(scene.rewrite.of(unit.span));
            let is_role = ROLES.iter().any(|role| text.starts_with(role))
                || text.contains("as an expert")
                || text.contains("as a professional");
            let weight = |missing: bool| -> f32 {
                let tokens = scene.alignment.rewrite.tokens.get(unit.tokens.clone()).unwrap_or_default();
                let all = tokens.iter().zip(unit.tokens.clone());
                all.filter(|(_, index)| !missing || scene.alignment.known.get(*index) == Some(&false))
                    .map(|(token, _)| token.weight())
                    .sum()
            };
            (is_role && weight(true) >= weight(false) * 0.5).then_some(unit.span)
        })
        .collect();
    for span in spans {
        scene.added(Kind::AddedRole, span, "the person gave the model no such role");
    }
}
