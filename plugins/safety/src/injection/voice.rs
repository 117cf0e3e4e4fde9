//! Where the person speaks, and where something that they pasted does.

use prompt_host_plugin::search::find;
use prompt_host_plugin::words::{eq_fold, words};
use prompt_host_plugin::{Delimiter, Document, Material, Phrases, Protection, Span, Voice, word_list};

word_list! {
    /// Topics that name such orders rather than give them.
    static TOPICS = [
        "adversarial", "angreifer", "angriff", "angriffe", "ataque", "ataques", "attack", "attacker", "attacks", "attaque", "attaques", "chat template", "chat templates", "chatml", "ctf", "dataset", "einschleusung", "exploit", "exploiting", "exploits", "fine-tune", "fine-tuning", "finetune", "finetuning", "guardrail", "guardrails", "hacker", "hackers", "hacking", "hidden text", "injected", "injection", "injections", "injections de prompt", "invisible characters", "invisible text", "invite", "invites", "inyecciones", "inyección", "jailbreak", "jailbreaking", "jailbreaks", "jailbroken", "language model", "language models", "llm", "llms", "malicious", "modelo de lenguaje", "modèle de langage", "owasp", "piratage", "prompt", "prompting", "prompts", "red team", "red teaming", "red-team", "security", "seguridad", "sicherheit", "sprachmodell", "sprachmodelle", "steganography", "sécurité", "tokenizer", "unicode", "vulnerabilities", "vulnerability", "watermark", "watermarks", "zero width", "zero-width", "インジェクション", "セキュリティ", "プロンプト", "大模型", "安全", "提示词", "攻击", "攻撃", "注入", "漏洞", "脆弱性", "脱獄", "言語モデル", "语言模型", "越狱",
    ];
}

word_list! {
    /// Signs that the given words are made up.
    static FICTION = [
        "comic", "cuento", "erzählung", "ficción", "fiction", "fiction interactive", "fictional", "game", "games", "gedicht", "geschichte", "histoire", "jeu", "jeu de rôle", "juego", "juego de rol", "kurzgeschichte", "lyrics", "nouvelle", "novel", "novela", "poem", "poema", "poème", "role play", "role-play", "roleplay", "rollenspiel", "roman", "sci-fi", "science fiction", "screenplay", "short story", "spiel", "story", "ゲーム", "ロールプレイ", "小説", "小说", "故事", "游戏", "物語", "角色扮演", "詩", "诗",
    ];
}

word_list! {
    /// Labels under which people write their own demands.
    static OWN_LABELS = [
        "anweisungen", "aufgabe", "consignes", "constraint", "constraints", "goal", "guideline", "guidelines", "important", "instrucciones", "instruction", "instructions", "note", "notes", "objectif", "objetivo", "output", "regeln", "reglas", "requirement", "requirements", "role", "rule", "rules", "règles", "step", "steps", "tarea", "task", "tasks", "tâche", "ziel", "タスク", "ルール", "任务", "指示", "要件", "要求", "规则",
    ];
}

word_list! {
    /// Words that announce a text.
    static FOLLOWING = [
        "below", "ci-dessous", "de abajo", "folgende", "folgenden", "folgender", "following", "next", "siguiente", "siguientes", "suivant", "suivante", "suivants", "unten", "下记", "下面", "以下", "次の",
    ];
}

word_list! {
    /// What a request may be about that holds the words of somebody else.
    static MESSAGES = [
        "ce courriel", "ce message", "cet e-mail", "cette page", "cv", "diese bewertung", "diese e-mail", "diese mail", "diese nachricht", "diese seite", "esta página", "esta reseña", "este correo", "este mensaje", "lebenslauf", "resume", "the email", "the message", "this comment", "this email", "this letter", "this mail", "this message", "this page", "this post", "this resume", "this review", "this ticket", "このページ", "このメール", "このレビュー", "履歴書", "简历", "这个页面", "这封邮件", "这条评论",
    ];
}

/// Who speaks where in a document.
pub(super) struct Voices<'d> {
    document: &'d Document,
    /// What stands between two lines that start with three quotation marks.
    quoted: Vec<Span>,
}

impl<'d> Voices<'d> {
    pub(super) fn of(document: &'d Document) -> Self {
        Self { document, quoted: triple_quoted(&document.text) }
    }

    /// Whether what stands at `span` was pasted: data, whatever it says.
    ///
    /// The host takes a block that gives orders for the person's own, and that is just how
    /// an injection reads; so what sets a block off, and what stands around it, counts for
    /// more.
    pub(super) fn is_pasted(&self, span: Span) -> bool {
        let protected = self.document.protection(span);
        let quotation = protected.filter(|protected| protected.kind == Protection::Quotation);
        if quotation.is_some_and(|quotation| is_all_of(self.document, quotation.span, span)) {
            return false;
        }
        let quoted = quotation.is_some() || protected.is_some_and(|other| other.kind == Protection::CodeFence);
        let index = self.document.blocks.partition_point(|block| block.span.end <= span.start);
        let block = self.document.blocks.get(index).filter(|block| block.span.covers(span));
        quoted || block.is_some_and(|block| self.is_material(index) || self.is_amid(index, block.span, span))
    }

    /// Whether the person says themselves that such orders, or a story, are the matter.
    /// What they pasted does not count: else an attacker would write it there.
    pub(super) fn names_the_matter(&self) -> bool {
        if self.document.blocks.is_empty() {
            return self.speaks_of_it(self.document.span());
        }
        let own = (0..self.document.blocks.len()).filter(|index| !self.is_material(*index));
        own.filter_map(|index| self.document.blocks.get(index)).any(|block| self.speaks_of_it(block.span))
    }

    fn speaks_of_it(&self, own: Span) -> bool {
        let found = |list: &'static Phrases<()>| {
            list.find(self.document.of(own)).any(|hit| {
                let place = Span::new(own.from() + hit.span.from(), own.from() + hit.span.to());
                self.document.protection(place).is_none_or(|protected| {
                    !matches!(protected.kind, Protection::Quotation | Protection::CodeFence | Protection::Markup)
                })
            })
        };
        found(&TOPICS) || found(&FICTION)
    }

    fn is_material(&self, index: usize) -> bool {
        let Some(block) = self.document.blocks.get(index) else { return false };
        match block.delimiter {
            _ if block.voice == Voice::Given || self.is_quoted(block.span) => true,
            Delimiter::Fence | Delimiter::Tag | Delimiter::Quotation => true,
            Delimiter::Label => !self.is_own_label(index),
            Delimiter::None => self.is_between_given(index) || self.is_announced(index),
            Delimiter::Heading => false,
        }
    }

    fn is_quoted(&self, block: Span) -> bool {
        let at = self.quoted.partition_point(|quoted| quoted.end <= block.start);
        self.quoted.get(at).is_some_and(|quoted| quoted.covers(block))
    }

    /// Whether the heading above is one under which people write their own demands.
    fn is_own_label(&self, index: usize) -> bool {
        let above = self.document.blocks.get(..index).unwrap_or_default();
        // The nearest is near: a flood of blocks without a heading must not cost a walk each.
        let label = above.iter().rev().take(NEAR_BLOCKS).find(|block| block.material == Material::Heading);
        // A label on the block's own first line is only one where the host says so.
        label.is_none_or(|label| {
            words(self.document.of(label.span))
                .any(|(_, word)| OWN_LABELS.at(word, 0).is_some_and(|found| found.span.to() == word.len()))
        })
    }

    /// Whether the words at `span` stand amid others in a paragraph below a request about a
    /// message or a page: a person who gives orders gives them first.
    fn is_amid(&self, index: usize, block: Span, span: Span) -> bool {
        let (text, blocks) = (&self.document.text, &self.document.blocks);
        let Some(above) = index.checked_sub(1).and_then(|above| blocks.get(above)) else { return false };
        // A long block with many orders is not walked once for each of them.
        let near = text.floor_char_boundary(span.from().saturating_sub(A_PHRASE)).max(block.from());
        let opening = text.get(near..span.from()).unwrap_or_default();
        let is_first = !opening.contains(['.', '!', '?', '。', '！', '？']);
        let is_short = above.span.to() - above.span.from() <= A_PHRASE;
        let is_asked = || {
            self.document.work_on_text.is_some_and(|request| above.span.covers(request))
                || is_short && MESSAGES.find(self.document.of(above.span)).next().is_some()
        };
        !is_first && (index == 1 || index + 1 < blocks.len()) && is_asked()
    }

    /// Whether the block stands in the middle of a pasted text that nothing sets off.
    fn is_between_given(&self, index: usize) -> bool {
        let is_given = |index: usize| self.document.blocks.get(index).is_some_and(|block| block.voice == Voice::Given);
        index.checked_sub(1).is_some_and(is_given) && is_given(index + 1)
    }

    /// Whether the person said that a text follows. The last of several blocks may be their
    /// own again.
    fn is_announced(&self, index: usize) -> bool {
        let blocks = &self.document.blocks;
        let Some(request) = self.document.work_on_text else { return false };
        let Some(block) = blocks.get(index).filter(|block| request.end <= block.span.start) else { return false };
        let first = blocks.get(index.saturating_sub(1)).is_some_and(|before| before.span.covers(request));
        (first || index + 1 < blocks.len())
            && FOLLOWING.find(self.document.of(request)).next().is_some()
            && block.voice != Voice::Given
    }
}

/// How many blocks a label may have below it.
const NEAR_BLOCKS: usize = 40;

/// Stretches between two lines that start with three quotation marks.
fn triple_quoted(text: &str) -> Vec<Span> {
    const MARKS: &str = "\"\"\"";
    let (mut quoted, mut opened, mut at) = (Vec::new(), None, 0);
    while let Some(start) = text.get(at..).and_then(|rest| find(rest, MARKS)).map(|offset| at + offset) {
        at = start + MARKS.len();
        if text.get(..start).is_some_and(|before| before.is_empty() || before.ends_with('\n')) {
            match opened.take() {
                Some(opened) => quoted.push(Span::new(opened, at)),
                None => opened = Some(start),
            }
        }
    }
    quoted
}

/// Whether the words at `span` are code, whose author may have to write them.
pub(super) fn is_code(document: &Document, span: Span) -> bool {
    if document.protection(span).is_some_and(|protected| protected.kind == Protection::CodeInline) {
        return true;
    }
    document.block_at(span).is_some_and(|block| match block.delimiter {
        Delimiter::Fence => {
            let opening = document.of(block.span).lines().next().unwrap_or_default();
            let language = opening.trim_start_matches(['`', '~', ' ']).trim_end();
            !TEXT_FENCES.iter().any(|text| eq_fold(language, text))
        }
        _ => matches!(block.material, Material::Code | Material::Json),
    })
}

/// What a fence around a text says, if anything.
const TEXT_FENCES: &[&str] = &["", "text", "txt", "plaintext", "markdown", "md", "html", "email", "eml"];

/// Whether hardly more than the words at `span` stands in the quotation: then it names them.
fn is_all_of(document: &Document, quotation: Span, span: Span) -> bool {
    let text = document.of(quotation);
    if text.len() > A_PHRASE {
        return false;
    }
    let sentences = text.split_inclusive(['.', '!', '?', '。', '！', '？', '\n']);
    let others: usize = sentences
        .scan(quotation.from(), |at, sentence| {
            *at += sentence.len();
            Some((*at - sentence.len(), *at, sentence.trim().len()))
        })
        .filter(|(start, end, _)| span.from() >= *end || span.to() <= *start)
        .map(|(_, _, length)| length)
        .sum();
    others < A_SENTENCE
}

/// Bytes from which a quotation is a text.
const A_PHRASE: usize = 300;
/// Bytes beside the order that make a quotation a text.
const A_SENTENCE: usize = 20;
