//! How Spanish asks for something, and asks back.

use prompt_host_plugin::{Phrases, word_list};

use super::{Asked, Detail, Kind, Wording};

pub(super) static WORDING: Wording = Wording {
    language: "es",
    asks: &ASKS,
    objects: &OBJECTS,
    details: &DETAILS,
    object_first: false,
    questions: QUESTIONS,
};

word_list! {
    static ASKS = [
        "crea", "dame", "escriba", "escribe", "escribir", "escríbeme", "haz", "organiza", "organizar", "planea", "planear", "planifica", "planificar", "planifique", "quiero organizar", "quiero planear", "quiero planificar", "recomiéndame", "redacta", "redactar", "sugiéreme",
    ];
}

static OBJECTS: Phrases<Kind> = Phrases::new(&[
    ("boda", Kind::Party),
    ("carta", Kind::Message),
    ("carta de presentación", Kind::Message),
    ("computadora", Kind::Device),
    ("correo", Kind::Message),
    ("correo electrónico", Kind::Message),
    ("discurso", Kind::Message),
    ("fiesta", Kind::Party),
    ("invitación", Kind::Message),
    ("libro", Kind::Book),
    ("novela", Kind::Book),
    ("ordenador", Kind::Device),
    ("película", Kind::Book),
    ("plan de comidas", Kind::Workout),
    ("plan de entrenamiento", Kind::Workout),
    ("portátil", Kind::Device),
    ("regalo", Kind::Gift),
    ("rutina de ejercicios", Kind::Workout),
    ("serie", Kind::Book),
    ("teléfono", Kind::Device),
    ("vacaciones", Kind::Trip),
    ("viaje", Kind::Trip),
]);

static DETAILS: Phrases<&'static [Detail]> = Phrases::new(&[
    ("abril", &[Detail::When]),
    ("agosto", &[Detail::When]),
    ("amigos", &[Detail::People]),
    ("barato", &[Detail::Budget]),
    ("boda", &[Detail::Occasion]),
    ("cumpleaños", &[Detail::Occasion]),
    ("despedida", &[Detail::Occasion]),
    ("diciembre", &[Detail::When]),
    ("día", &[Detail::When]),
    ("días", &[Detail::When]),
    ("enero", &[Detail::When]),
    ("euros", &[Detail::Budget]),
    ("familia", &[Detail::People]),
    ("febrero", &[Detail::When]),
    ("fin de semana", &[Detail::When]),
    ("gusta", &[Detail::Taste]),
    ("gustan", &[Detail::Taste]),
    ("hijos", &[Detail::People]),
    ("invierno", &[Detail::When]),
    ("invitados", &[Detail::People]),
    ("juegos", &[Detail::Use]),
    ("julio", &[Detail::When]),
    ("junio", &[Detail::When]),
    ("marzo", &[Detail::When]),
    ("mayo", &[Detail::When]),
    ("mañana", &[Detail::When]),
    ("mes", &[Detail::When]),
    ("meses", &[Detail::When]),
    ("mi", &[Detail::Recipient]),
    ("mi esposa", &[Detail::People]),
    ("mi marido", &[Detail::People]),
    ("músculo", &[Detail::Goal]),
    ("navidad", &[Detail::When, Detail::Occasion]),
    ("niños", &[Detail::People]),
    ("noches", &[Detail::When]),
    ("noviembre", &[Detail::When]),
    ("octubre", &[Detail::When]),
    ("otoño", &[Detail::When]),
    ("para", &[Detail::Occasion]),
    ("pareja", &[Detail::People]),
    ("perder", &[Detail::Goal]),
    ("personas", &[Detail::People]),
    ("peso", &[Detail::Goal]),
    ("precio", &[Detail::Budget]),
    ("presupuesto", &[Detail::Budget]),
    ("primavera", &[Detail::When]),
    ("principiante", &[Detail::Goal]),
    ("semana", &[Detail::When]),
    ("semanas", &[Detail::When]),
    ("septiembre", &[Detail::When]),
    ("sobre", &[Detail::Taste]),
    ("sola", &[Detail::People]),
    ("solo", &[Detail::People]),
    ("temática", &[Detail::Occasion]),
    ("vegetariano", &[Detail::Goal]),
    ("verano", &[Detail::When]),
]);

static QUESTIONS: &[Asked] = &[
    Asked {
        kind: Kind::Trip,
        detail: Detail::When,
        lead: "Fechas y duración:",
        question: "Para «{}»: ¿cuándo viajan y por cuánto tiempo?",
    },
    Asked {
        kind: Kind::Trip, detail: Detail::People, lead: "Viajeros:", question: "¿Cuántas personas viajan («{}»)?"
    },
    Asked {
        kind: Kind::Trip,
        detail: Detail::Budget,
        lead: "Presupuesto:",
        question: "¿Qué presupuesto hay para «{}»?",
    },
    Asked {
        kind: Kind::Party, detail: Detail::Occasion, lead: "Ocasión:", question: "¿Cuál es el motivo de «{}»?"
    },
    Asked {
        kind: Kind::Party, detail: Detail::People, lead: "Invitados:", question: "¿Cuántas personas van a «{}»?"
    },
    Asked {
        kind: Kind::Party,
        detail: Detail::Budget,
        lead: "Presupuesto:",
        question: "¿Qué presupuesto hay para «{}»?",
    },
    Asked {
        kind: Kind::Message,
        detail: Detail::Recipient,
        lead: "Destinatario y asunto:",
        question: "¿Para quién es «{}» y de qué trata?",
    },
    Asked {
        kind: Kind::Gift,
        detail: Detail::Recipient,
        lead: "Para:",
        question: "¿Para quién es «{}» y qué le gusta?",
    },
    Asked {
        kind: Kind::Gift,
        detail: Detail::Budget,
        lead: "Presupuesto:",
        question: "¿Qué presupuesto hay para «{}»?",
    },
    Asked { kind: Kind::Book, detail: Detail::Taste, lead: "Gustos:", question: "Para «{}»: ¿qué te gusta?" },
    Asked { kind: Kind::Device, detail: Detail::Use, lead: "Uso:", question: "¿Para qué se usará «{}»?" },
    Asked {
        kind: Kind::Device,
        detail: Detail::Budget,
        lead: "Presupuesto:",
        question: "¿Qué presupuesto hay para «{}»?",
    },
    Asked {
        kind: Kind::Workout, detail: Detail::Goal, lead: "Objetivo:", question: "¿Cuál es el objetivo de «{}»?"
    },
];
