//! What the sections of a prompt are called, in its own language.

/// What a paragraph is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Role,
    Task,
    Context,
    Data,
    Examples,
    Requirements,
    OutputForm,
}

/// A language's names, in the order of [`Section`].
type Names = [&'static str; 7];

const NAMES: &[(&str, Names)] = &[
    ("de", ["Rolle", "Aufgabe", "Kontext", "Daten", "Beispiele", "Vorgaben", "Ausgabeformat"]),
    ("en", ["Role", "Task", "Context", "Data", "Examples", "Requirements", "Output format"]),
    ("es", ["Rol", "Tarea", "Contexto", "Datos", "Ejemplos", "Requisitos", "Formato de respuesta"]),
    ("fr", ["Rôle", "Tâche", "Contexte", "Données", "Exemples", "Consignes", "Format de réponse"]),
    ("ja", ["役割", "タスク", "背景", "資料", "例", "条件", "出力形式"]),
    ("zh", ["角色", "任务", "背景", "资料", "示例", "要求", "输出格式"]),
];

impl Section {
    /// Its name in `language`, as a heading has it.
    pub(crate) fn name(self, language: &str) -> Option<&'static str> {
        let (_, names) = NAMES.iter().find(|(known, _)| *known == language)?;
        names.get(self as usize).copied()
    }
}

/// A heading as the name of a tag: small letters, `_` for a space, no accents.
pub(crate) fn tag_name(heading: &str) -> String {
    let plain = |c: char| match c {
        ' ' => '_',
        'â' => 'a',
        'é' => 'e',
        'ô' => 'o',
        _ => c.to_ascii_lowercase(),
    };
    heading.chars().map(plain).collect()
}
