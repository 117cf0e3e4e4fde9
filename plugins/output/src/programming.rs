//! Whether a program is wanted, whose words are not what the answer shall be.

use prompt_host_plugin::{Document, Phrases, word_list};

word_list! {
    /// What is named where the answer is a program or a way to make one.
    static PROGRAMS = [
        "algorithm", "algorithme", "algorithmus", "algoritmo", "api", "bert", "bigquery", "c#", "c++", "classifier",
        "code", "codes", "código", "dataframe", "dataset", "excel", "fonction", "formula", "función", "function",
        "funktion", "google sheets", "java", "javascript", "keras", "llm", "machine learning", "model", "modell",
        "modelo", "modèle", "node", "php", "pipeline", "powershell", "program", "programa", "programm", "programme",
        "prompt", "python", "pytorch", "r", "regex", "regexp", "rust", "scikit-learn", "script", "sklearn", "spacy",
        "sql", "tensorflow", "train", "typescript", "vba", "コード", "スクリプト", "プログラム", "プロンプト", "モデル", "代码", "函数", "提示词",
        "模型", "正则", "正規表現", "程序", "脚本", "関数",
    ];
}

/// Whether the person speaks of a program, a model or a prompt.
pub(crate) fn is_about_programs(document: &Document) -> bool {
    says(document, &PROGRAMS)
}

/// Whether the person says one of `phrases`: material that they give does not count.
pub(crate) fn says(document: &Document, phrases: &'static Phrases<()>) -> bool {
    phrases.find(&document.text).any(|hit| document.is_spoken(hit.span) && !document.is_address_or_code(hit.span))
}
