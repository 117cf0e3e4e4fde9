//! Characters that nobody sees and a model reads.

use prompt_host_plugin::Span;

/// Zero-width characters in a row from which they are no accident: joiners, spaces and
/// marks come alone or in pairs.
const LONG: usize = 8;
/// The tags of a flag: `gbeng` and the end mark, and a little more.
const FLAG: usize = 8;

/// How a character hides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hiding {
    /// A shadow of ASCII in the block of tags: whole sentences can be written with them.
    Tag,
    /// Of no width, or a variant of the character before it.
    Width,
}

/// Runs of invisible characters, left to right, other than in emoji, and how many there are
/// in each.
pub(super) fn invisible(text: &str) -> impl Iterator<Item = (Span, usize)> + '_ {
    let mut chars = text.char_indices().peekable();
    let mut previous = '\0';
    // Most texts are ASCII, and hide nothing.
    let mut done = text.is_ascii();
    std::iter::from_fn(move || {
        while !done {
            let Some((start, first)) = chars.next() else {
                done = true;
                break;
            };
            let Some(hiding) = hiding_of(first) else {
                previous = first;
                continue;
            };
            let (mut end, mut count) = (start + first.len_utf8(), 1);
            while let Some((at, next)) = chars.next_if(|(_, next)| hiding_of(*next) == Some(hiding)) {
                end = at + next.len_utf8();
                count += 1;
            }
            let is_flag = previous == '🏴' && count <= FLAG;
            let is_hidden = match hiding {
                Hiding::Tag => !is_flag,
                Hiding::Width => count >= LONG,
            };
            previous = first;
            if is_hidden {
                return Some((Span::new(start, end), count));
            }
        }
        None
    })
}

/// Characters that have people read what follows from right to left, left to right.
///
/// Others that set a direction come along when telephone numbers are copied; one that turns
/// Latin letters round has no such use. In a text with letters of Hebrew or Arabic the
/// weaker ones do.
pub(super) fn turned(text: &str) -> impl Iterator<Item = Span> + '_ {
    let is_ascii = text.is_ascii();
    let has_turned = !is_ascii && text.contains(['\u{202E}', '\u{202B}', '\u{2067}']);
    let is_rtl = has_turned && text.contains(|c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}'));
    let places = text.char_indices().take_while(move |_| has_turned);
    let turns = move |c: char| c == '\u{202E}' || !is_rtl && matches!(c, '\u{202B}' | '\u{2067}');
    places.filter(move |(_, c)| turns(*c)).map(|(at, c)| Span::new(at, at + c.len_utf8()))
}

fn hiding_of(c: char) -> Option<Hiding> {
    match c {
        '\u{E0000}'..='\u{E007F}' => Some(Hiding::Tag),
        '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{180E}' => Some(Hiding::Width),
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => Some(Hiding::Width),
        _ => None,
    }
}
