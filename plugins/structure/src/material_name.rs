//! What people call the material that they paste.

use prompt_host_plugin::{Match, Phrases, word_list};

/// A word for material, and the name of a tag around it: the same word, in the singular
/// and without accents, so that the tag is in the prompt's own language.
static NAMES: Phrases<&'static str> = Phrases::new(&[
    ("article's", "article"),
    ("abstract", "abstract"),
    ("artikel", "artikel"),
    ("artículo", "articulo"),
    ("article", "article"),
    ("beschreibung", "beschreibung"),
    ("blog post", "post"),
    ("chat", "chat"),
    ("compte rendu", "compte_rendu"),
    ("contract", "contract"),
    ("contrat", "contrat"),
    ("contrato", "contrato"),
    ("conversación", "conversacion"),
    ("conversation", "conversation"),
    ("correo", "correo"),
    ("courriel", "courriel"),
    ("descripción", "descripcion"),
    ("description", "description"),
    ("data", "data"),
    ("dataset", "data"),
    ("daten", "daten"),
    ("datos", "datos"),
    ("devotional", "devotional"),
    ("dialogue", "dialogue"),
    ("document", "document"),
    ("documento", "documento"),
    ("données", "donnees"),
    ("e-mail", "email"),
    ("email", "email"),
    ("essay", "essay"),
    ("gespräch", "gespraech"),
    ("information", "information"),
    ("informationen", "informationen"),
    ("informations", "informations"),
    ("información", "informacion"),
    ("letter", "letter"),
    ("log", "log"),
    ("logs", "log"),
    ("mensaje", "mensaje"),
    ("message", "message"),
    ("nachricht", "nachricht"),
    ("notes", "notes"),
    ("notizen", "notizen"),
    ("paragraph's", "paragraph"),
    ("passage's", "passage"),
    ("paragraph", "paragraph"),
    ("passage", "passage"),
    ("post", "post"),
    ("protokoll", "protokoll"),
    ("report", "report"),
    ("review", "review"),
    ("story's", "story"),
    ("short story", "story"),
    ("speech", "speech"),
    ("story", "story"),
    ("text's", "text"),
    ("text", "text"),
    ("texte", "texte"),
    ("texto", "texto"),
    ("transcript", "transcript"),
    ("transcription", "transcription"),
    ("transkript", "transkript"),
    ("vertrag", "vertrag"),
    ("テキスト", "テキスト"),
    ("メール", "メール"),
    ("信息", "信息"),
    ("会話", "会話"),
    ("会议记录", "会议记录"),
    ("合同", "合同"),
    ("对话", "对话"),
    ("情報", "情報"),
    ("文章", "文章"),
    ("文本", "文本"),
    ("議事録", "議事録"),
    ("记录", "记录"),
    ("記事", "記事"),
    ("邮件", "邮件"),
]);

word_list! {
    /// What stands before the word when it is a thing at hand and not one to be written.
    static POINTERS = [
        "above", "attached", "below", "ce", "ces", "cet", "cette", "del siguiente", "dem", "den", "der folgende", "des", "die", "diesen", "dieser", "dieses", "du", "el", "el siguiente", "este", "folgende", "folgenden", "following", "given", "la", "las", "le", "les", "los", "provided", "siguiente", "texte", "the", "these", "this",
    ];
}

/// The name of the material, where `said` points at exactly one kind of it.
pub(crate) fn material_name(said: &str) -> Option<&'static str> {
    let mut pointed = NAMES.find(said).filter(|found| is_pointed_at(said, found)).map(|found| *found.value);
    let first = pointed.next()?;
    pointed.all(|name| name == first).then_some(first)
}

/// "the article", "this customer's e-mail", "the following short text", "texte suivant",
/// or a word of a script without blanks.
fn is_pointed_at(said: &str, found: &Match<&'static str>) -> bool {
    if !found.phrase.is_ascii() && found.phrase.starts_with(|c: char| c >= '\u{3000}') {
        return true;
    }
    let before = said.get(..found.span.from()).unwrap_or_default();
    let clause = before.rsplit(['.', ',', ';', ':', '?', '!', '\n']).next().unwrap_or_default();
    let near = clause.char_indices().rev().filter(|(_, c)| *c == ' ').nth(3).map_or(0, |(at, _)| at);
    POINTERS.find(clause.get(near..).unwrap_or_default()).next().is_some()
}
