//! How Spanish asks back.

use crate::missing_slot::detail::Detail;
use crate::missing_slot::wording::Asked;

pub(super) static QUESTIONS: &[Asked] = &[
    Asked { detail: Detail::Destination, lead: "Destino:", question: "Para «{}»: ¿adónde?" },
    Asked {
        detail: Detail::Dates,
        lead: "Fechas y duración:",
        question: "Para «{}»: ¿cuándo es el viaje, y por cuánto tiempo?",
    },
    Asked { detail: Detail::Duration, lead: "Duración:", question: "¿Cuánto dura «{}»?" },
    Asked { detail: Detail::Travellers, lead: "Viajeros:", question: "¿Cuántas personas viajan («{}»)?" },
    Asked { detail: Detail::Budget, lead: "Presupuesto:", question: "¿Cuál es el presupuesto para «{}»?" },
    Asked { detail: Detail::Occasion, lead: "Ocasión:", question: "¿Cuál es la ocasión de «{}»?" },
    Asked { detail: Detail::Guests, lead: "Invitados:", question: "¿Cuántas personas vienen («{}»)?" },
    Asked { detail: Detail::GiftFor, lead: "Para:", question: "¿Para quién es «{}», y qué le gusta?" },
    Asked { detail: Detail::Use, lead: "Uso:", question: "¿Para qué se usará «{}»?" },
    Asked {
        detail: Detail::Platform,
        lead: "Dispositivo o sistema:",
        question: "¿En qué dispositivo o sistema, para «{}»?",
    },
    Asked { detail: Detail::Taste, lead: "Gustos:", question: "Para «{}»: ¿qué te gusta?" },
    Asked {
        detail: Detail::Diet,
        lead: "Dieta y alergias:",
        question: "¿Qué dieta o alergias hay que tener en cuenta para «{}»?",
    },
    Asked {
        detail: Detail::MealGoal,
        lead: "Objetivo:",
        question: "¿Cuál es el objetivo de «{}» (calorías, perder peso, músculo, ahorrar tiempo)?",
    },
    Asked { detail: Detail::Eaters, lead: "Personas:", question: "«{}»: ¿para cuántas personas?" },
    Asked {
        detail: Detail::Ingredients,
        lead: "Ingredientes o cocina:",
        question: "Para «{}»: ¿qué ingredientes tienes, o qué cocina te gusta?",
    },
    Asked { detail: Detail::FitnessGoal, lead: "Objetivo:", question: "¿Cuál es el objetivo de «{}»?" },
    Asked { detail: Detail::Level, lead: "Nivel:", question: "Para «{}»: ¿cuál es tu nivel actual?" },
    Asked { detail: Detail::Equipment, lead: "Equipo:", question: "¿Qué equipo tienes para «{}»?" },
    Asked {
        detail: Detail::StudyTime,
        lead: "Tiempo:",
        question: "¿Cuánto tiempo a la semana tienes para «{}», y hasta cuándo?",
    },
    Asked {
        detail: Detail::LearningGoal,
        lead: "Objetivo:",
        question: "Para «{}»: ¿qué quieres saber hacer al final?",
    },
    Asked {
        detail: Detail::Subjects,
        lead: "Asignaturas y fechas:",
        question: "¿Qué asignaturas abarca «{}», y cuándo son los exámenes?",
    },
    Asked { detail: Detail::ExamDate, lead: "Examen:", question: "Para «{}»: ¿qué fecha tiene, y cómo vas?" },
    Asked {
        detail: Detail::WearOccasion,
        lead: "Ocasión:",
        question: "Para «{}»: ¿para qué ocasiones, y con qué clima?",
    },
    Asked { detail: Detail::Style, lead: "Estilo:", question: "¿Qué estilo quieres para «{}»?" },
    Asked {
        detail: Detail::SkinType,
        lead: "Tipo y necesidades:",
        question: "Para «{}»: ¿qué tipo de piel o de pelo, y qué necesidades?",
    },
    Asked {
        detail: Detail::RoomSize,
        lead: "Tamaño y uso:",
        question: "Para «{}»: ¿qué tamaño tiene, y para qué se usa?",
    },
    Asked { detail: Detail::Region, lead: "Región:", question: "Para «{}»: ¿en qué región o clima?" },
    Asked {
        detail: Detail::GardenSpace,
        lead: "Espacio y luz:",
        question: "¿Cuánto espacio y cuánta luz hay para «{}»?",
    },
    Asked {
        detail: Detail::PlantState,
        lead: "Plantas:",
        question: "Para «{}»: ¿qué plantas son, y cuánta luz y agua reciben?",
    },
    Asked { detail: Detail::BuildSize, lead: "Tamaño:", question: "Para «{}»: ¿qué medidas?" },
    Asked {
        detail: Detail::Materials,
        lead: "Materiales y herramientas:",
        question: "¿Qué materiales y herramientas tienes para «{}»?",
    },
    Asked { detail: Detail::Purpose, lead: "Fin:", question: "¿Para qué sirve «{}», y para quién?" },
    Asked { detail: Detail::Features, lead: "Funciones:", question: "Para «{}»: ¿qué funciones?" },
    Asked { detail: Detail::Trade, lead: "Oferta:", question: "Para «{}»: ¿qué se ofrece, y a quién?" },
    Asked {
        detail: Detail::Market,
        lead: "Mercado y medios:",
        question: "Para «{}»: ¿qué mercado o lugar, y con qué medios?",
    },
    Asked { detail: Detail::Subject, lead: "Tema:", question: "¿Para qué es «{}», y qué debe decir?" },
    Asked {
        detail: Detail::Recipient,
        lead: "Destinatario y asunto:",
        question: "¿A quién va dirigido «{}», y sobre qué?",
    },
    Asked {
        detail: Detail::EventFacts,
        lead: "Anfitrión, fecha y lugar:",
        question: "Para «{}»: ¿quién invita, cuándo y dónde?",
    },
    Asked { detail: Detail::Role, lead: "Puesto:", question: "Para «{}»: ¿qué puesto o campo?" },
    Asked { detail: Detail::Experience, lead: "Experiencia:", question: "Para «{}»: ¿qué experiencia tienes?" },
    Asked { detail: Detail::Topic, lead: "Tema:", question: "¿De qué trata «{}», y para qué lectores?" },
    Asked {
        detail: Detail::Income,
        lead: "Ingresos y gastos:",
        question: "Para «{}»: ¿cuáles son los ingresos y los gastos fijos?",
    },
    Asked { detail: Detail::SavingGoal, lead: "Objetivo:", question: "¿Qué objetivo tiene «{}», y para cuándo?" },
    Asked {
        detail: Detail::Amount, lead: "Cantidad:", question: "Para «{}»: ¿qué cantidad, y por cuánto tiempo?"
    },
    Asked { detail: Detail::Risk, lead: "Riesgo:", question: "Para «{}»: ¿qué riesgo aceptas?" },
    Asked { detail: Detail::PetAge, lead: "Raza y edad:", question: "Para «{}»: ¿qué raza, y qué edad?" },
    Asked { detail: Detail::Model, lead: "Modelo:", question: "Para «{}»: ¿qué marca y modelo?" },
    Asked { detail: Detail::Location, lead: "Lugar:", question: "Para «{}»: ¿en qué ciudad o región?" },
    Asked {
        detail: Detail::Cause,
        lead: "Intereses:",
        question: "Para «{}»: ¿qué causa o tipo de actividad prefieres?",
    },
    Asked { detail: Detail::Rooms, lead: "Tamaño:", question: "Para «{}»: ¿cuántas habitaciones?" },
    Asked { detail: Detail::When, lead: "Fecha y hora:", question: "Para «{}»: ¿qué día y a qué hora?" },
    Asked {
        detail: Detail::Transport,
        lead: "Transporte:",
        question: "Para «{}»: ¿en coche, en transporte público, en bici o a pie?",
    },
    Asked {
        detail: Detail::Household,
        lead: "Hogar:",
        question: "Para «{}»: ¿cuántas personas, y hay necesidades especiales?",
    },
    Asked {
        detail: Detail::MoveRoute, lead: "Desde y hasta:", question: "Para «{}»: ¿de dónde a dónde, y cuándo?"
    },
    Asked { detail: Detail::Age, lead: "Edad:", question: "Para «{}»: ¿qué edad?" },
    Asked { detail: Detail::Coverage, lead: "Cobertura:", question: "¿Qué debe cubrir «{}», y para quién?" },
    Asked {
        detail: Detail::Source,
        lead: "Fuente:",
        question: "¿A qué se refiere «{}»? Indícalo, pégalo o adjúntalo.",
    },
    Asked {
        detail: Detail::DailyTime, lead: "Tiempo:", question: "¿Cuánto tiempo al día tienes para «{}», y cuándo?"
    },
    Asked {
        detail: Detail::Tasks,
        lead: "Tareas y horarios fijos:",
        question: "¿Qué debe incluir «{}», y qué horarios son fijos?",
    },
    Asked {
        detail: Detail::Health,
        lead: "Edad, actividad y límites:",
        question: "Para «{}»: ¿qué edad, peso y actividad tienes, y hay límites de salud?",
    },
    Asked {
        detail: Detail::Symptoms,
        lead: "Síntomas:",
        question: "Sobre «{}»: ¿desde cuándo, con qué intensidad, y hay algo más (enfermedades, medicamentos)?",
    },
    Asked {
        detail: Detail::HomeKind,
        lead: "Vivienda:",
        question: "Para «{}»: ¿qué tipo de vivienda, y de qué tamaño?",
    },
    Asked { detail: Detail::Country, lead: "País:", question: "Para «{}»: ¿en qué país?" },
    Asked {
        detail: Detail::Start,
        lead: "Punto de partida:",
        question: "Para «{}»: ¿qué experiencia tienes, y de qué dispones ya?",
    },
    Asked {
        detail: Detail::Current,
        lead: "Estado actual:",
        question: "Sobre «{}»: ¿cómo está ahora, y qué has probado?",
    },
    Asked {
        detail: Detail::Tried,
        lead: "Dificultad:",
        question: "Sobre «{}»: ¿qué es lo difícil, y qué has probado?",
    },
    Asked {
        detail: Detail::Allergies, lead: "Alergias:", question: "¿Hay alergias o alimentos que evitar en «{}»?"
    },
];
