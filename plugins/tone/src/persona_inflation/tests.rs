//! What is praise for a role, and what is a plain role or praise for somebody else.

use prompt_host_plugin::Document;

use super::*;

fn found(text: &str) -> usize {
    let mut document = Document::new(text);
    let mut start = 0;
    for sentence in text.split_inclusive(['.', '。']) {
        let blanks = sentence.len() - sentence.trim_start().len();
        document.sentences.push(Span::new(start + blanks, start + sentence.len()));
        start += sentence.len();
    }
    PersonaInflation.check(&document).len()
}

#[test]
fn praise_for_the_role_is_found() {
    for text in [
        "You are a world-class copywriter.",
        "Act as the world's leading expert in slides.",
        "Imagine you’re the best chess coach in the world.",
        "I want you to act as a lawyer with over 20 years of experience.",
        "Act as a nurse. You have 15+ years of clinical experience.",
        "You are a 10x engineer.",
        "You are a strategist with an IQ of 160.",
        "You are the smartest and most brilliant tutor.",
        "You are a Nobel Prize winning economist.",
        "Role: You are a genius marketer.",
        "Tu es un avocat de renommée mondiale.",
        "Tu es un développeur avec vingt ans d'expérience.",
        "Eres el mejor chef del mundo.",
        "Actúa como un médico con 30 años de experiencia.",
        "Du bist der beste Koch der Welt.",
        "Du bist ein Texter mit 25 Jahren Berufserfahrung.",
        "あなたは世界最高のコピーライターです。",
        "あなたは20年の経験を持つ医師です。",
        "你是一位世界级的营销专家。",
        "你是一名拥有二十年经验的律师。",
    ] {
        assert_eq!(found(text), 1, "{text}");
    }
}

#[test]
fn plain_roles_and_praise_for_others_are_left() {
    for text in [
        "You are an expert in tax law.",
        "Act as a senior, experienced engineer with strong skills.",
        "You are a nurse with 5 years of experience.",
        "You are a chef at a world-class hotel.",
        "Act as a coach for a world-class sprinter.",
        "You are not a world-class poet.",
        "Act as a journalist and describe the best restaurant in the world.",
        "You are the best tutor for me.",
        "If you are a world-class athlete, sleep matters.",
        "Who is the best player in the world.",
        "You are Albert Einstein, the greatest and most brilliant physicist in history.",
        "You are a historian. The empire lasted 300 years.",
        "You are a guide to a town that is 900 years old.",
        "You are a recruiter looking for somebody with 20 years of experience.",
        "あなたは世界最高の専門家ではありません。",
        "他是一位世界级的科学家。",
    ] {
        assert_eq!(found(text), 0, "{text}");
    }
}
