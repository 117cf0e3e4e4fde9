//! Spanish.

mod objects;
mod questions;
mod said;

use prompt_host_plugin::word_list;

use super::Wording;
use crate::missing_slot::grouped::grouped;
use crate::missing_slot::kind::{Act, Kind};

pub(super) static WORDING: Wording = Wording {
    language: "es",
    acts: &ACTS,
    wishes: &WISHES,
    objects: &objects::OBJECTS,
    said: &said::SAID,
    neutral: &NEUTRAL,
    persons: &PERSONS,
    help: &HELP,
    troubles: &TROUBLES,
    questions: questions::QUESTIONS,
};

grouped! {
    /// How a sentence begins.
    static ACTS: Act = {
        Act::Plan => [
            "agenda", "agendar", "estoy organizando", "estoy planeando", "estoy preparando", "organiza", "organizar",
            "organizarme", "organízame", "planea", "planear", "planearme", "planifica", "planificar", "planificarme",
            "planifícame", "planéame", "prepara", "preparar", "prepárame", "programa", "programar",
        ];
        Act::Make => [
            "abrir", "arma", "armar", "construir", "construye", "crea", "crear", "crearme", "créame", "dame",
            "desarrolla", "desarrollar", "dibuja", "dibujar", "diseña", "diseñar", "diseñarme", "diséñame", "elabora",
            "elaborar", "elabórame", "emprender", "establecer", "genera", "generar", "hacer", "hacerme", "haz",
            "hazme", "lanzar", "montar", "proponer", "proponme",
        ];
        Act::Write => [
            "compón", "escriba", "escribe", "escribir", "escribirme", "escríbeme", "redacta", "redactar",
            "redactarme", "redacte", "redáctame",
        ];
        Act::Choose => [
            "aconsejarme", "aconséjame", "alquilar", "busca", "buscar", "buscarme", "busco", "búscame", "compara",
            "comparar", "comprar", "conoces", "cuál es el mejor", "cuál es la mejor", "cuáles son las mejores",
            "cuáles son los mejores", "dame", "darme", "dónde encontrar", "dónde puedo comprar", "elegir",
            "encontrar", "encontrarme", "encuentra", "encuéntrame", "estoy buscando", "muéstrame", "necesito",
            "quiero", "quisiera", "qué me recomiendas", "recomendar", "recomendarme", "recomienda", "recomiéndame",
            "recomiéndeme", "sugerir", "sugerirme", "sugiere", "sugiéreme",
        ];
        Act::Advise => [
            "adiestrar", "arreglar", "cambiar", "cómo", "cómo hago para", "cómo puedo", "dame consejos para",
            "decorar", "enséñame", "enséñame a", "entrenar", "explícame cómo", "mejorar", "muéstrame cómo", "ordenar",
            "pintar", "redecorar", "renovar", "reparar",
        ];
        Act::Do => [
            "analiza", "analizar", "calcula", "calcular", "convertir", "convierte", "corregir", "corrige", "cuenta",
            "extrae", "extraer", "haz", "limpia", "ordena", "pide", "reformula", "reserva", "reservar", "resume",
            "resumir", "resérvame", "revisa", "traduce", "traducir", "transcribe", "visualiza",
        ];
        Act::Learn => [
            "aprender", "aprender a", "aprender a hablar", "aprender a tocar", "aprender a tocar el",
            "aprender a tocar la", "dominar", "estoy aprendiendo", "estudiar", "practicar",
        ];
        Act::Pursue => ["comenzar", "comenzar a", "empezar", "empezar a", "iniciarme en", "meterme en"];
        Act::Mend => [
            "actualizar", "administrar mejor", "aumentar", "controlar", "disminuir", "fortalecer", "gestionar",
            "mejorar", "optimizar", "reducir", "simplificar",
        ];
        Act::Buy => ["comprarme"];
        Act::Struggle => [
            "ayúdame con", "me cuesta", "me siento abrumado por", "necesito ayuda con", "necesito ayuda para",
            "no consigo", "no logro", "tengo dificultades para", "tengo problemas con", "tengo problemas para",
        ];
        Act::Tell => [
            "estoy", "hemos", "me gusta", "mi", "mis", "nuestra", "nuestro", "somos", "soy", "tengo", "vivo", "voy a",
            "yo",
        ];
        Act::Ask => ["cuál", "cuáles", "cuándo", "dónde", "existe", "hay", "quién", "qué"];
    }
}

grouped! {
    /// The kind of help that is asked for in a situation.
    static HELP: Kind = {
        Kind::Advice => [
            "ayúdame", "consejos", "cómo", "ejercicios", "estrategias", "hábitos", "ideas", "métodos", "qué hago",
            "qué puedo hacer", "soluciones", "trucos", "técnicas",
        ];
        Kind::Guide => [
            "cómo empezar", "cómo empiezo", "equipo", "guía", "instrucciones", "lista", "materiales", "paso a paso",
            "pasos", "plan", "por dónde empiezo", "programa",
        ];
    }
}

word_list! {
    /// Words of a wish before its verb.
    static WISHES = [
        "debo", "deseo", "estoy intentando", "estoy interesada en", "estoy interesado en", "estoy pensando en",
        "intento", "me gustaría", "me interesa", "necesitamos", "necesito", "nos gustaría", "pienso", "planeo",
        "queremos", "quiero", "quisiera", "tengo ganas de", "tengo que", "voy a",
    ];
}

word_list! {
    /// Words for the person who asks.
    static PERSONS = [
        "debería", "debo", "me", "mi", "mis", "mí", "necesito", "nos", "nosotros", "nuestra", "nuestro", "puedo",
        "quiero", "tengo", "yo",
    ];
}

word_list! {
    /// Words of somebody who has trouble with something.
    static TROUBLES = [
        "abrumada", "abrumado", "agotada", "agotado", "ansiedad", "ansiosa", "ansioso", "cansada", "cansado",
        "desmotivada", "desmotivado", "desordenada", "desordenado", "dificultad", "dificultades", "estresada",
        "estresado", "estrés", "insomnio", "me cuesta", "nerviosa", "nervioso", "no consigo", "no logro",
        "no puedo dormir", "problemas para", "procrastino",
    ];
}

word_list! {
    /// Words that add nothing to what is asked for.
    static NEUTRAL = [
        "alguna", "algunas", "algunos", "algún", "bonita", "bonito", "buen", "buena", "buenas", "bueno", "buenos",
        "corta", "corto", "de", "el", "esta noche", "este fin de semana", "formal", "gracias", "hoy", "idea", "ideas",
        "interesante", "interesantes", "la", "larga", "largo", "las", "los", "mejor", "mejores", "mi", "nueva",
        "nuevo", "para clase", "para el trabajo", "para escuchar", "para esta noche", "para hoy", "para la escuela",
        "para leer", "para mañana", "para mí", "para ver", "pequeña", "pequeño", "por favor", "profesional",
        "realmente", "rápida", "rápido", "sencilla", "sencillo", "simple", "un", "una", "unas", "unos",
    ];
}
