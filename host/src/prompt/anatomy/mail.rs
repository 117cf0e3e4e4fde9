//! Mails and letters that stand in a prompt: from a salutation or a header to the sign-off.

use super::block::{Block, Material};
use crate::prompt::Span;

/// Bytes of a salutation or a sign-off.
const SHORT: usize = 160;

#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "dear ", "hi ", "hi,", "hello ", "hello,", "hey ", "good morning", "from:", "to:", "subject:", "date:", "sehr geehrte",
    "liebe ", "lieber ", "hallo ", "guten tag", "von:", "betreff:", "bonjour", "cher ", "chère ", "salut ", "madame",
    "monsieur", "de :", "objet :", "hola", "estimad", "querid", "buenos días", "asunto:", "de:", "尊敬的", "亲爱的", "拝啓",
    "お世話になって", "差出人", "件名", "发件人", "主题",
];

#[rustfmt::skip]
const SIGN_OFFS: &[&str] = &[
    "best", "kind regards", "warm regards", "regards", "sincerely", "yours", "cheers", "many thanks", "thanks,", "thank you,",
    "mit freundlichen", "mit besten", "viele grüße", "beste grüße", "liebe grüße", "herzliche grüße", "gruß", "cordialement",
    "bien à vous", "bien cordialement", "salutations", "sincères salutations", "saludos", "un saludo", "atentamente",
    "un abrazo", "敬具", "よろしくお願い", "此致", "祝好", "谨上",
];

/// Whether a mail begins with a block.
pub(super) fn begins(text: &str, block: &Block) -> bool {
    let line = first_line(text, block.span);
    line.len() <= SHORT && OPENINGS.iter().any(|opening| line.starts_with(opening))
}

/// The last block that is a sign-off; what stands before it may be a mail.
pub(super) fn last_sign_off(text: &str, blocks: &[Block]) -> Option<usize> {
    blocks.iter().rposition(|block| block.material != Material::Heading && signs_off(text, block))
}

/// Whether a mail ends with a block.
pub(super) fn signs_off(text: &str, block: &Block) -> bool {
    let whole = block.span.of(text);
    // The name stands below on a line of its own, or the greeting closes the last paragraph.
    let mut lines = whole.lines().rev().take(3);
    lines.any(|line| {
        let lower = line.trim().to_lowercase();
        lower.len() <= 48 && SIGN_OFFS.iter().any(|sign_off| lower.starts_with(sign_off))
    })
}

fn first_line(text: &str, span: Span) -> String {
    let whole = span.of(text);
    let line = whole.lines().next().unwrap_or_default();
    line.get(..line.floor_char_boundary(SHORT + 1)).unwrap_or_default().to_lowercase()
}
