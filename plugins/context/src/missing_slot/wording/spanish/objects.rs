//! What is asked for, in Spanish.

use crate::missing_slot::grouped::grouped;
use crate::missing_slot::kind::Kind;

grouped! {
    /// What is asked for.
    pub(super) static OBJECTS: Kind = {
        Kind::LearningPlan => ["horario", "plan", "programa", "temario"];
        Kind::Trip => [
            "crucero", "destino de vacaciones", "escapada", "excursión", "itinerario", "itinerario de viaje",
            "luna de miel", "ruta de viaje", "vacaciones", "viaje", "viaje en familia", "viaje familiar",
            "viaje por carretera", "viajes",
        ];
        Kind::Booking => [
            "alojamiento", "billete de avión", "billete de tren", "billetes de avión", "boleto de avión",
            "boletos de avión", "coche de alquiler", "habitación de hotel", "hostal", "hotel", "hoteles", "vuelo",
            "vuelos",
        ];
        Kind::Route => ["camino más rápido", "ruta", "ruta más corta", "ruta más rápida"];
        Kind::Event => [
            "aniversario", "baby shower", "barbacoa", "boda", "cena", "cena con amigos", "conferencia", "cumpleaños",
            "despedida", "despedida de soltera", "despedida de soltero", "evento", "fiesta", "fiesta de cumpleaños",
            "fiesta sorpresa", "fiesta temática", "noche de juegos", "picnic", "quinceañera", "reunión",
            "reunión familiar", "taller",
        ];
        Kind::Gift => [
            "regalo", "regalo de aniversario", "regalo de boda", "regalo de cumpleaños", "regalo de navidad",
            "regalos",
        ];
        Kind::Product => [
            "altavoz", "aspiradora", "audífonos", "auriculares", "auto", "bicicleta", "bicicleta eléctrica",
            "cafetera", "carro", "celular", "coche", "cochecito", "colchón", "computadora", "computadora portátil",
            "consola", "cámara", "guitarra", "impresora", "laptop", "lavadora", "maleta", "mochila", "monitor",
            "móvil", "nevera", "ordenador", "ordenador portátil", "patinete eléctrico", "piano", "portátil",
            "refrigerador", "reloj", "reloj inteligente", "robot de cocina", "silla", "silla de oficina",
            "smartphone", "sofá", "tablet", "tableta", "taladro", "teclado", "televisión", "televisor", "teléfono",
            "tienda de campaña", "zapatillas", "zapatillas para correr", "zapatos",
        ];
        Kind::App => [
            "aplicaciones", "aplicación", "aplicación móvil", "app", "app de finanzas", "app de meditación", "apps",
            "programa de edición de vídeo", "software",
        ];
        Kind::Title => [
            "afición", "canciones", "canción", "cómic", "documental", "hobby", "juego", "juego de mesa", "juegos",
            "libro", "libros", "lista de reproducción", "manga", "música", "novela", "novelas", "pasatiempo",
            "película", "películas", "playlist", "podcast", "podcasts", "serie", "series", "videojuego",
            "videojuegos", "vino",
        ];
        Kind::Meals => [
            "dieta", "lista de compras", "lista de la compra", "menú", "menú de la semana", "menú semanal",
            "plan alimenticio", "plan de alimentación", "plan de comidas", "plan de dieta", "plan nutricional",
        ];
        Kind::Dish => [
            "almuerzo", "cena", "comida", "desayuno", "idea de cena", "ideas de cena", "ideas para cenar", "merienda",
            "plato", "postre", "qué cocinar", "qué cocino", "qué como", "qué puedo cocinar", "qué puedo comer",
            "receta", "recetas",
        ];
        Kind::Workout => [
            "entrenamiento", "plan de ejercicios", "plan de entrenamiento", "plan de fitness",
            "programa de entrenamiento", "rutina", "rutina de ejercicio", "rutina de ejercicios",
            "rutina de entrenamiento", "rutina de gimnasio", "tabla de ejercicios",
        ];
        Kind::Learning => [
            "certificación", "clases", "curso", "curso en línea", "curso online", "cursos", "cursos en línea",
            "cursos online", "formación", "plan de aprendizaje", "recursos", "taller de formación", "tutorial",
            "tutoriales",
        ];
        Kind::Skill => [
            "ajedrez", "alemán", "chino", "cocinar", "costura", "dibujar", "dibujo", "diseño gráfico", "excel",
            "fotografía", "francés", "guitarra", "inglés", "italiano", "japonés", "javascript", "nadar",
            "otro idioma", "piano", "portugués", "programación", "programar", "python", "un idioma",
            "un nuevo idioma", "yoga",
        ];
        Kind::Exams => [
            "calendario de estudio", "horario de estudio", "horario de repaso", "plan de estudio", "plan de estudios",
            "plan de repaso",
        ];
        Kind::ExamPrep => [
            "el dele", "el ielts", "el toefl", "examen de admisión", "examen de conducir", "exámenes finales",
            "la selectividad", "las oposiciones", "mi examen", "mi oposición", "mis exámenes",
        ];
        Kind::Wardrobe => [
            "armario", "conjunto", "guardarropa", "outfit", "qué me pongo", "qué ponerme", "ropa", "traje", "vestido",
        ];
        Kind::Skincare => [
            "champú", "corte de pelo", "crema hidratante", "peinado", "rutina capilar",
            "rutina de cuidado de la piel", "rutina de cuidado facial", "rutina de skincare", "rutina facial",
        ];
        Kind::Room => [
            "apartamento", "balcón", "baño", "casa", "clóset", "cocina", "cuarto", "departamento", "dormitorio",
            "escritorio", "espacio de trabajo", "garaje", "habitación", "oficina", "oficina en casa", "piso", "sala",
            "sala de estar", "salón", "terraza",
        ];
        Kind::Tidy => [
            "apartamento", "balcón", "baño", "casa", "clóset", "cocina", "cuarto", "departamento", "dormitorio",
            "escritorio", "espacio de trabajo", "garaje", "habitación", "oficina", "oficina en casa", "piso", "sala",
            "sala de estar", "salón", "terraza",
        ];
        Kind::Garden => ["césped", "huerta", "huerto", "huerto urbano", "jardín", "jardín de hierbas"];
        Kind::Plants => [
            "mi cactus", "mi orquídea", "mi planta", "mis plantas", "mis rosales", "mis suculentas", "mis tomates",
            "plantas de interior",
        ];
        Kind::Build => [
            "banco de madera", "cama", "casa del árbol", "caseta", "cobertizo", "escritorio de madera", "estante",
            "estantería", "gallinero", "librero", "mesa de centro", "valla",
        ];
        Kind::Site => [
            "aplicación", "aplicación móvil", "app", "blog", "bot", "chatbot", "juego", "landing page", "panel",
            "tienda en línea", "tienda online", "videojuego", "web",
        ];
        Kind::Business => [
            "cafetería", "campaña de marketing", "campaña publicitaria", "canal de youtube", "empresa",
            "estrategia de contenidos", "estrategia de marketing", "estrategia de redes sociales", "negocio",
            "negocio online", "panadería", "plan de marketing", "plan de negocio", "plan de negocios", "restaurante",
            "startup", "tienda",
        ];
        Kind::Brand => [
            "anuncio", "banner", "cartel", "cuestionario", "encuesta", "eslogan", "folleto", "infografía", "logo",
            "logotipo", "oferta de empleo", "publicación de instagram", "publicación de linkedin", "póster",
            "tarjeta de presentación", "tarjeta de visita", "volante",
        ];
        Kind::Message => [
            "agradecimiento", "boletín", "brindis", "carta", "carta de agradecimiento", "carta de amor",
            "carta de queja", "carta de recomendación", "carta de renuncia", "carta formal", "correo",
            "correo electrónico", "discurso", "e-mail", "email", "mensaje", "tarjeta de cumpleaños",
        ];
        Kind::Invitation => ["invitaciones", "invitación", "invitación de boda", "invitación de cumpleaños"];
        Kind::Application => [
            "bio", "biografía", "carta de motivación", "carta de presentación", "currículo", "currículum", "cv",
            "hoja de vida", "mi currículum", "mi cv", "mi hoja de vida", "perfil de linkedin",
        ];
        Kind::Piece => [
            "artículo", "artículo de blog", "cuestionario tipo test", "ensayo", "entrada de blog", "exposición",
            "informe", "monografía", "nota de prensa", "plan de clase", "presentación", "redacción", "reporte",
            "reseña", "tesis", "trabajo",
        ];
        Kind::Money => [
            "plan de ahorro", "plan de jubilación", "plan financiero", "presupuesto", "presupuesto familiar",
            "presupuesto mensual",
        ];
        Kind::Invest => [
            "cartera de inversión", "inversiones", "invertir", "invertir en bolsa", "invertir mi dinero",
            "invertir mis ahorros", "plan de inversión",
        ];
        Kind::Job => ["empleo", "prácticas", "puesto", "trabajo", "trabajo a distancia", "trabajo remoto"];
        Kind::Interview => ["entrevista", "entrevista de trabajo", "entrevista laboral"];
        Kind::Career => ["cambiar de carrera", "cambiar de profesión", "cambio de carrera", "mi carrera"];
        Kind::Pet => [
            "mi cachorro", "mi conejo", "mi gata", "mi gatito", "mi gato", "mi loro", "mi perra", "mi perro",
        ];
        Kind::Adoption => [
            "adoptar un gato", "adoptar un perro", "adoptar una mascota", "comprar un perro", "raza de perro",
            "tener un perro",
        ];
        Kind::Vehicle => [
            "la batería del coche", "mi auto", "mi bici", "mi bicicleta", "mi carro", "mi coche", "mi moto",
        ];
        Kind::Appliance => [
            "mi cafetera", "mi caldera", "mi celular", "mi computadora", "mi horno", "mi impresora", "mi laptop",
            "mi lavadora", "mi lavavajillas", "mi móvil", "mi nevera", "mi ordenador", "mi portátil",
            "mi refrigerador", "mi router", "mi tablet", "mi tele", "mi televisor", "mi teléfono", "mi wifi",
        ];
        Kind::Local => [
            "cerca de aquí", "cerca de casa", "cerca de mi casa", "cerca de mí", "en mi barrio", "en mi ciudad",
            "en mi comunidad", "en mi región", "en mi zona", "en mi área", "por aquí cerca",
        ];
        Kind::Charity => [
            "donar a una ong", "hacer voluntariado", "organización benéfica", "ser voluntaria", "ser voluntario",
            "voluntariado",
        ];
        Kind::Home => [
            "apartamento", "apartamentos", "casa", "casas", "departamento", "estudio", "habitación", "piso", "pisos",
        ];
        Kind::Place => [
            "abogado", "actividades", "bar", "colegio", "conciertos", "cosas que hacer", "dentista", "electricista",
            "fontanero", "gimnasio", "guardería", "mecánico", "museos", "médico", "niñera", "peluquería", "piscina",
            "plomero", "psicólogo", "restaurante", "restaurantes", "rutas de senderismo",
        ];
        Kind::Appointment => [
            "cita", "cita con el dentista", "cita con el médico", "mesa", "mesa para dos", "reserva",
        ];
        Kind::Weather => ["clima", "tiempo"];
        Kind::Household => [
            "botiquín", "botiquín de primeros auxilios", "horario de limpieza", "kit de emergencia",
            "mochila de emergencia", "plan de emergencia", "plan de evacuación",
        ];
        Kind::Move => ["irme al extranjero", "me mudo", "mudanza", "mudarme", "vivir en el extranjero"];
        Kind::Kids => [
            "los niños", "mi bebé", "mi hija", "mi hijo", "mi niña", "mi niño", "mi sobrina", "mi sobrino",
            "mis alumnos", "mis hijos", "niños",
        ];
        Kind::Insurance => [
            "seguro", "seguro de coche", "seguro de hogar", "seguro de salud", "seguro de viaje", "seguro de vida",
            "seguro médico",
        ];
        Kind::Given => [
            "el documento dado", "el texto dado", "un archivo dado", "un conjunto de datos dado", "un texto dado",
            "una ciudad dada", "una lista dada",
        ];
        Kind::Source => [
            "archivo", "archivo csv", "archivo de excel", "archivo pdf", "artículo", "carta", "conjunto de datos",
            "contrato", "documento", "foto", "imagen", "informe", "libro", "lista de números", "pdf", "página web",
            "párrafo", "sitio web", "texto", "video", "vídeo",
        ];
        Kind::Routine => [
            "calendario semanal", "horario", "horario semanal", "rutina de mañana", "rutina de meditación",
            "rutina de sueño", "rutina diaria", "rutina matutina", "rutina nocturna",
        ];
        Kind::MyTime => [
            "mi agenda", "mi día", "mi fin de semana", "mi horario", "mi semana", "mi tiempo", "mis tareas",
        ];
        Kind::Fitness => [
            "adelgazar", "bajar de peso", "comer mejor", "comer más sano", "comer sano", "correr un maratón",
            "dejar de fumar", "dormir mejor", "ganar músculo", "mantenerme en forma", "perder barriga", "perder peso",
            "ponerme en forma", "subir de peso",
        ];
        Kind::Symptom => [
            "acné", "alergias", "dolor de cabeza", "dolor de espalda", "dolor de estómago", "dolor de garganta",
            "dolor de rodilla", "dolores de cabeza", "fiebre", "insomnio", "migraña", "migrañas", "resfriado", "tos",
        ];
        Kind::Packing => ["lista de equipaje", "lista de viaje", "lista para la maleta"];
        Kind::HomeTech => [
            "casa inteligente", "cine en casa", "domótica", "gimnasio en casa", "hogar inteligente",
            "paneles solares", "sistema de alarma", "sistema de seguridad",
        ];
        Kind::Official => [
            "divorciarme", "licencia de conducir", "mi declaración de impuestos", "mi declaración de la renta",
            "mi pasaporte", "mis impuestos", "pasaporte", "permiso de conducir", "permiso de residencia",
            "permiso de trabajo", "un visado", "una visa",
        ];
        Kind::Plan => ["plan", "plan de acción", "programa"];
    }
}
