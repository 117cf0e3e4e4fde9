//! How lines of code begin, and what must then follow for a line not to be prose.

use super::code_line::{Shape, is_mark};

/// Whether `text` begins as code does and goes on as code does.
pub(super) fn has_code_start(text: &str, shape: Shape) -> bool {
    SURE_STARTS.iter().any(|start| begins(text, start))
        || KEYWORDS
            .iter()
            .filter(|(word, _)| begins(text, word))
            .any(|(word, rest)| text.strip_prefix(word).is_some_and(|after| rest.agrees(after, shape)))
}

/// `starts_with` for long tables: the first byte tells nearly always.
fn begins(text: &str, start: &str) -> bool {
    text.as_bytes().first() == start.as_bytes().first() && text.starts_with(start)
}

/// The starts of statements, declarations, sessions and traces that prose does not share.
#[rustfmt::skip]
const SURE_STARTS: &[&str] = &[
    "#include <", "#include \"", "#define ", "#ifdef ", "#ifndef ", "#pragma ", "#!/", "#[derive(", "#[cfg(",
    "using namespace ", "public class ", "public static ", "public void ", "private static ", "private void ",
    "private final ", "public final ", "protected void ", "public interface ", "public enum ", "static void ",
    "static int ", "async function ", "export default ", "export const ", "export function ", "export class ",
    "module.exports", "<?php", "<?xml", "<!DOCTYPE", "<!doctype", "Traceback (most recent call last)",
    "Exception in thread ", "Caused by: ", ">>> ", "In [", "npm ERR!", "error[E", "pub fn ", "pub struct ",
    "pub enum ", "impl<", "CREATE TABLE ", "CREATE INDEX ", "CREATE VIEW ", "ALTER TABLE ", "DROP TABLE ",
    "INSERT INTO ", "create table ", "insert into ", "console.log(", "System.out.", "std::", "printf(", "print(",
    "return (", "if __name__", "@Override", "@app.", "@router.", "self.", "this.", "} else", "}else", "} catch",
    "} finally", "} while", "});", "))", "\\documentclass", "\\usepackage", "goroutine ", "thread '", "fatal: ",
];

/// Words that begin a statement, with what the rest of the line must then have.
const KEYWORDS: &[(&str, Rest)] = &[
    ("def ", Rest::EndsWith(&[":", ") {", "("])),
    ("async def ", Rest::EndsWith(&[":", "("])),
    ("class ", Rest::EndsWith(&["{", ":", "};"])),
    ("interface ", Rest::EndsWith(&["{"])),
    ("struct ", Rest::EndsWith(&["{", "};"])),
    ("enum ", Rest::EndsWith(&["{", "};"])),
    ("namespace ", Rest::EndsWith(&["{", ";"])),
    ("template <", Rest::EndsWith(&[">"])),
    ("template<", Rest::EndsWith(&[">"])),
    ("fn ", Rest::EndsWith(&["{", ";", "("])),
    ("func ", Rest::EndsWith(&["{", "("])),
    ("function ", Rest::EndsWith(&["{", "}", ");", "("])),
    ("sub ", Rest::EndsWith(&["{", ")"])),
    ("Sub ", Rest::EndsWith(&[")"])),
    ("impl ", Rest::EndsWith(&["{"])),
    ("package ", Rest::Marked(&[";"])),
    ("import ", Rest::Import),
    ("from ", Rest::Contains(" import ")),
    ("use ", Rest::Contains("::")),
    ("using ", Rest::Marked(&[";"])),
    ("const ", Rest::Contains("=")),
    ("let ", Rest::Marked(&[";", "{", "(", "["])),
    ("var ", Rest::Contains("=")),
    ("int ", Rest::EndsWith(&[";", "{", ")"])),
    ("float ", Rest::EndsWith(&[";", "{", ")"])),
    ("double ", Rest::EndsWith(&[";", "{", ")"])),
    ("char ", Rest::EndsWith(&[";", "{", ")"])),
    ("bool ", Rest::EndsWith(&[";", "{", ")"])),
    ("void ", Rest::EndsWith(&[";", "{", ")"])),
    ("string ", Rest::EndsWith(&[";", "{"])),
    ("String ", Rest::EndsWith(&[";", "{"])),
    ("static ", Rest::Marked(&[";", "{", ")"])),
    ("public ", Rest::Marked(&[";", "{", ")"])),
    ("private ", Rest::Marked(&[";", "{", ")"])),
    ("protected ", Rest::Marked(&[";", "{", ")"])),
    ("return ", Rest::Marked(&[";"])),
    ("for (", Rest::EndsWith(&["{", ")", ";", "}"])),
    ("for(", Rest::EndsWith(&["{", ")", ";", "}"])),
    ("if (", Rest::EndsWith(&["{", ";", "}"])),
    ("if(", Rest::EndsWith(&["{", ")", ";", "}"])),
    ("while (", Rest::EndsWith(&["{", ")", ";", "}"])),
    ("while(", Rest::EndsWith(&["{", ")", ";", "}"])),
    ("switch (", Rest::EndsWith(&["{"])),
    ("switch(", Rest::EndsWith(&["{"])),
    ("else if ", Rest::EndsWith(&["{", ")"])),
    ("elif ", Rest::EndsWith(&[":"])),
    ("case ", Rest::EndsWith(&["break;", ";"])),
    ("except ", Rest::EndsWith(&[":"])),
    ("SELECT ", Rest::Columns),
    ("select ", Rest::Sql),
    ("UPDATE ", Rest::Contains(" SET ")),
    ("DELETE FROM ", Rest::EndsWith(&[";"])),
    ("WITH ", Rest::Contains(" AS (")),
    ("File \"", Rest::Contains("\", line ")),
    ("at ", Rest::Frame),
    ("$ ", Rest::Command),
    ("PS C:\\", Rest::Contains(">")),
    ("C:\\", Rest::Contains(">")),
    ("sudo ", Rest::Command),
    ("npm ", Rest::Command),
    ("pip ", Rest::Command),
    ("git ", Rest::Command),
    ("docker ", Rest::Command),
    ("curl ", Rest::Command),
    ("cargo ", Rest::Command),
    ("kubectl ", Rest::Command),
];

/// What must follow a keyword for the line to be code.
#[derive(Debug, Clone, Copy)]
enum Rest {
    EndsWith(&'static [&'static str]),
    Contains(&'static str),
    /// Ends so, and has more marks than those of its end.
    Marked(&'static [&'static str]),
    /// What follows `SELECT` in capitals.
    Columns,
    /// A module path, as no sentence has it.
    Import,
    /// Columns and a table.
    Sql,
    /// A method and its place, as in a stack trace.
    Frame,
    /// A command's arguments: not the words of a sentence.
    Command,
}

impl Rest {
    fn agrees(self, rest: &str, shape: Shape) -> bool {
        match self {
            // Five plain words in a row of tokens are a sentence, whatever it ends with.
            Self::EndsWith(ends) => ends.iter().any(|end| rest.ends_with(end)) && shape.prose_words <= 5,
            Self::Marked(ends) => {
                let marks = rest.bytes().filter(|byte| is_mark(*byte) || *byte == b'.').count();
                ends.iter().any(|end| rest.ends_with(end)) && shape.prose_words <= 5 && marks >= 2
            }
            Self::Columns => {
                Self::Sql.agrees(rest, shape) || (shape.prose_words <= 3 && rest.contains([',', '*', '(', '.']))
            }
            Self::Contains(part) => rest.contains(part) && shape.prose_words <= 6,
            Self::Import => {
                (rest.ends_with(';') && shape.prose_words <= 2)
                    || rest.starts_with(['{', '"', '\'', '*'])
                    || (shape.tokens == 2 && !rest.ends_with('.'))
                    || (rest.contains(" as ") && shape.tokens == 4)
                    || (rest.contains(" from ") && rest.contains(['"', '\'']))
            }
            Self::Sql => {
                let lower = rest.to_ascii_lowercase();
                lower.contains(" from ") && (lower.contains([',', '*', ';', '_', '=']) || rest.contains(" FROM "))
                    || lower.starts_with("* ")
                    || (rest.ends_with(',') && shape.tokens <= 4)
            }
            Self::Frame => rest.ends_with(')') && rest.contains('(') && shape.prose_words <= 1,
            Self::Command => {
                rest.ends_with('\\')
                    || (shape.prose_words <= 4 && shape.tokens <= 12 && !rest.ends_with(['.', '?', ':', ',']))
            }
        }
    }
}
