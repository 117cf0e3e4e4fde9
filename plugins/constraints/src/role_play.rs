//! Prompts that are a play, whose demands are those of the play.

use prompt_host_plugin::guards::says;
use prompt_host_plugin::{Document, word_list};

word_list! {
    /// What opens a play.
    static PLAYS = [
        "dungeon master", "faisons un jeu de rôle", "jeu de rôle", "juego de rol",
        "npc", "role play", "role-play", "role-playing", "roleplay", "roleplaying", "rollenspiel",
        "stay in character", "text adventure", "ロールプレイ", "角色扮演",
    ];
}

/// Whether the model shall play somebody.
pub(crate) fn is_role_play(document: &Document) -> bool {
    says(document, &PLAYS)
}
