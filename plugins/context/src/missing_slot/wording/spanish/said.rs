//! Words that give a detail, or may, in Spanish.

use crate::missing_slot::detail::Detail;
use crate::missing_slot::grouped::grouped;

grouped! {
    /// Words that give a detail, or may.
    pub(super) static SAID: Detail = {
        Detail::Buying => ["comprar", "compro", "elegir", "elijo", "recomienda", "recomiendas"];
        Detail::Tidying => [
            "almacenamiento", "desorden", "desordenada", "desordenado", "ordenar", "organización", "organizar",
        ];
        Detail::Studied => ["aprender", "aprendizaje", "dominar", "estudiar", "hablar", "idioma", "practicar"];
        Detail::Allergies => [
            "alergia", "alergias", "alérgica", "alérgico", "diabetes", "diabético", "embarazada", "evitar", "gato",
            "halal", "intolerancia", "intolerante", "kosher", "perro", "sin", "sin gluten", "sin lactosa",
        ];
        Detail::Destination => [
            "a", "al", "camping", "campo", "ciudad", "crucero", "de", "destino", "dónde", "en", "esquí", "europa",
            "hacia", "isla", "islas", "mar", "montaña", "para", "playa", "por",
        ];
        Detail::Dates => [
            "abril", "agosto", "año", "años", "diciembre", "domingo", "día", "días", "enero", "febrero", "fecha",
            "fechas", "fin de semana", "horas", "invierno", "jueves", "julio", "junio", "lunes", "martes", "marzo",
            "mayo", "mañana", "mes", "meses", "miércoles", "navidad", "noche", "noches", "noviembre", "octubre",
            "otoño", "primavera", "semana", "semana santa", "semanas", "septiembre", "sábado", "verano", "viernes",
        ];
        Detail::Duration => [
            "duración", "día", "días", "fin de semana", "horas", "meses", "noche", "noches", "semana", "semanas",
        ];
        Detail::Travellers => [
            "adultos", "amigas", "amigo", "amigos", "compañeros", "dos", "estudiantes", "familia", "familiar",
            "grupo", "hijos", "luna de miel", "mi esposa", "mi esposo", "mi marido", "mi mujer", "niños", "novia",
            "novio", "padres", "pareja", "persona", "personas", "sola", "solo",
        ];
        Detail::Budget => [
            "asequible", "barata", "barato", "baratos", "caro", "coste", "costo", "dinero", "dólares", "económica",
            "económico", "euros", "gama alta", "gratis", "gratuito", "lujo", "menos de", "pesos", "precio",
            "presupuesto",
        ];
        Detail::Occasion => [
            "aniversario", "año nuevo", "barbacoa", "bautizo", "boda", "celebrar", "compromiso", "conferencia",
            "corporativo", "cumpleaños", "de soltera", "de soltero", "despedida", "empresa", "en google",
            "graduación", "halloween", "jubilación", "navidad", "noche de juegos", "para", "picnic", "sobre",
            "taller", "tema", "temática",
        ];
        Detail::Guests => [
            "amigos", "asistentes", "compañeros", "empleados", "familia", "invitados", "niños", "parejas",
            "participantes", "pequeña", "personas", "íntima",
        ];
        Detail::GiftFor => [
            "a mi", "amiga", "amigo", "amigo invisible", "compañero", "le gusta", "mamá", "mi esposa", "mi madre",
            "mi marido", "mi mujer", "mi novia", "mi novio", "mi padre", "papá", "para", "que",
        ];
        Detail::Use => [
            "ciudad", "correr", "edición", "eléctrico", "estudiante", "foto", "fotos", "gaming", "híbrido", "juegos",
            "jugar", "mejor valorado", "niños", "para", "principiante", "programación", "programar", "que",
            "senderismo", "streaming", "trabajo", "universidad", "viajar", "video", "vídeo",
        ];
        Detail::Platform => [
            "android", "código abierto", "en línea", "gratuita", "ios", "ipad", "iphone", "linux", "mac", "navegador",
            "ordenador", "teléfono", "web", "windows",
        ];
        Detail::Taste => [
            "acción", "ciencia ficción", "clásica", "clásico", "clásicos", "comedia", "como", "con", "de", "en",
            "encanta", "fantasía", "favorito", "gusta", "gustó", "género", "histórica", "interesa", "niños", "para",
            "policiaca", "popular", "populares", "por", "que", "reciente", "recientes", "romance", "romántica",
            "sobre", "suspenso", "terror", "thriller",
        ];
        Detail::Diet => [
            "alergia", "alergias", "alérgica", "alérgico", "cetogénica", "diabetes", "diabético", "embarazada",
            "gato", "halal", "intolerancia", "intolerante", "keto", "kosher", "mediterránea", "perro", "proteínas",
            "sin gluten", "sin lactosa", "vegana", "vegano", "vegetariana", "vegetariano",
        ];
        Detail::MealGoal => [
            "adelgazar", "bajar", "calorías", "económico", "energía", "equilibrada", "equilibrado", "músculo",
            "objetivo", "perder", "peso", "proteínas", "rápido", "salud", "saludable", "saludables", "sana", "sano",
            "volumen",
        ];
        Detail::Eaters => ["dos", "familia", "mi", "mí", "niños", "pareja", "personas", "sola", "solo", "soy"];
        Detail::Ingredients => [
            "a base", "arroz", "carne", "china", "chocolate", "con", "de", "huevos", "india", "italiana", "japonesa",
            "mexicana", "papas", "para", "pasta", "patatas", "pescado", "pollo", "salmón", "sin", "sobras",
            "tailandesa", "vegana", "vegetariana", "vegetariano", "verduras",
        ];
        Detail::FitnessGoal => [
            "10k", "5k", "abdomen", "abdominales", "adelgazar", "bajar", "cardio", "correr", "definición", "espalda",
            "flexibilidad", "fuerza", "maratón", "media maratón", "músculo", "objetivo", "para", "perder", "peso",
            "postura", "resistencia", "tonificar", "triatlón", "volumen",
        ];
        Detail::Level => [
            "a1", "a2", "avanzado", "años de experiencia", "b1", "b2", "básica", "básico", "desde cero", "experto",
            "intermedio", "introducción", "nivel", "nociones", "para empezar", "para principiantes",
            "para un principiante", "primera vez", "principiante", "principiantes", "sedentario",
        ];
        Detail::Equipment => [
            "al aire libre", "bandas", "barra", "bici", "cinta", "en casa", "equipo", "gimnasio", "mancuernas",
            "pesas", "peso corporal", "piscina", "sin equipo", "sin material",
        ];
        Detail::StudyTime => [
            "al día", "días", "hora", "horas", "intensivo", "meses", "minutos", "por día", "por semana", "rápido",
            "semana", "semanas",
        ];
        Detail::LearningGoal => [
            "carrera", "certificación", "empleo", "estudios", "examen", "mudarme", "para", "trabajo", "título",
            "viajar", "viaje",
        ];
        Detail::Subjects => [
            "asignaturas", "biología", "de", "derecho", "economía", "filosofía", "física", "historia", "inglés",
            "lengua", "matemáticas", "materias", "química",
        ];
        Detail::ExamDate => [
            "dentro", "días", "enero", "julio", "junio", "lunes", "mayo", "mañana", "meses", "próxima", "próximo",
            "semanas", "viernes",
        ];
        Detail::Preparing => [
            "aprobar", "consejos", "estudiar", "horario", "plan", "preparar", "prepararme", "repasar", "repaso",
        ];
        Detail::WearOccasion => [
            "baile", "boda", "cena", "ceremonia", "cita", "entrevista", "fiesta", "frío", "funeral", "gimnasio",
            "graduación", "invierno", "lluvia", "oficina", "otoño", "para", "playa", "primavera", "profesional",
            "trabajo", "verano",
        ];
        Detail::Style => [
            "acogedor", "acogedora", "bohemio", "clásico", "color", "colores", "contemporáneo", "elegante",
            "escandinavo", "estilo", "industrial", "minimalista", "moderna", "moderno", "rústica", "rústico", "tema",
            "tradicional", "vintage",
        ];
        Detail::SkinType => [
            "acné", "arrugas", "fino", "grasa", "graso", "grueso", "hombre", "liso", "madura", "manchas", "mixta",
            "normal", "rizado", "seca", "seco", "sensible",
        ];
        Detail::RoomSize => [
            "cuadrados", "diminuto", "estrecha", "estrecho", "estudio", "grande", "m2", "metros", "m²", "pequeña",
            "pequeño",
        ];
        Detail::Arranging => [
            "amueblar", "colores", "decoración", "decorar", "distribución", "mobiliario", "muebles", "pintar",
            "redecorar", "reformar", "remodelar", "renovación", "renovar",
        ];
        Detail::Region => [
            "andalucía", "argentina", "chile", "clima", "colombia", "cálido", "españa", "frío", "interior", "madrid",
            "mediterráneo", "méxico", "norte", "perú", "región", "sur", "templado", "tropical", "zona",
        ];
        Detail::GardenSpace => [
            "balcón", "grande", "interior", "m2", "macetas", "metros", "m²", "patio", "pequeña", "pequeño", "soleado",
            "sombra", "terraza", "ventana",
        ];
        Detail::Growing => [
            "amarillas", "comenzar", "crear", "cuidado", "cuidar", "cultivar", "empezar", "flores", "hierbas",
            "plantar", "plantas", "regar", "se mueren", "sembrar", "verduras",
        ];
        Detail::PlantState => [
            "amarillas", "cactus", "hojas", "luz", "orquídea", "principiante", "riego", "secan", "sol", "ventana",
        ];
        Detail::BuildSize => ["cm", "grande", "medidas", "metros", "pequeña", "pequeño", "plazas", "tamaño"];
        Detail::Materials => [
            "acero", "cartón", "con", "herramientas", "hormigón", "madera", "metal", "palets", "palés", "pino",
            "reciclado", "roble",
        ];
        Detail::Purpose => [
            "con", "de", "en", "mi empresa", "mi negocio", "para", "permite", "portafolio", "presentar", "que",
            "sobre", "vender",
        ];
        Detail::Features => [
            "base de datos", "con", "css", "funcionalidades", "funciones", "html", "incluya", "inicio de sesión",
            "pagos", "python", "que", "react", "wordpress",
        ];
        Detail::Trade => [
            "cafetería", "de", "ecológico", "en", "panadería", "para", "que", "restaurante", "ropa", "vender",
            "venta",
        ];
        Detail::Market => [
            "ciudad", "clientes", "en", "españa", "estudiantes", "jóvenes", "local", "mercado", "méxico", "online",
            "para", "presupuesto", "público",
        ];
        Detail::Subject => ["anunciando", "con", "de", "del", "para", "que", "sobre", "titulado"];
        Detail::Recipient => ["a", "a la", "a mi", "al", "de", "para", "sobre"];
        Detail::EventFacts => [
            "abril", "agosto", "diciembre", "domingo", "enero", "febrero", "fecha", "horas", "jueves", "julio",
            "junio", "lunes", "martes", "marzo", "mayo", "mañana", "miércoles", "noviembre", "octubre", "plantilla",
            "septiembre", "sábado", "viernes",
        ];
        Detail::Role => [
            "asistente", "camarero", "como", "contable", "contador", "de", "desarrollador", "en", "enfermera",
            "ingeniero", "marketing", "para", "profesor", "puesto", "vendedor", "ventas",
        ];
        Detail::Experience => [
            "años", "estudiante", "experiencia", "habilidades", "junior", "licenciatura", "máster", "senior",
            "sin experiencia", "título",
        ];
        Detail::Topic => [
            "acerca", "con", "cómo", "de", "del", "en torno", "para", "por qué", "que", "sobre", "titulado",
        ];
        Detail::Income => [
            "al mes", "boda", "estudiante", "gano", "ingreso", "ingresos", "marketing", "presupuesto para",
            "proyecto", "salario", "sueldo", "viaje",
        ];
        Detail::SavingGoal => [
            "ahorrar", "boda", "casa", "coche", "comprar", "deudas", "jubilación", "objetivo", "préstamo",
            "vacaciones",
        ];
        Detail::Amount => [
            "al mes", "cantidad", "dólares", "euros", "herencia", "monto", "pesos", "poco dinero",
        ];
        Detail::Risk => [
            "años", "conservador", "corto plazo", "etf", "jubilación", "largo plazo", "riesgo", "seguro",
            "sin riesgo",
        ];
        Detail::PetAge => [
            "años", "beagle", "bulldog", "cachorro", "caniche", "chihuahua", "gatito", "golden", "husky", "labrador",
            "meses", "pastor", "persa", "raza", "semanas", "siamés",
        ];
        Detail::PetCare => [
            "adiestrar", "alimentación", "alimentar", "araña", "comandos", "come", "comer", "correa", "cuidados",
            "cuidar", "educar", "entrenar", "ladra", "ladrar", "ladre", "morder", "muerde", "trucos", "vacunar",
        ];
        Detail::Model => [
            "android", "apple", "asus", "audi", "bmw", "bosch", "canon", "chevrolet", "dell", "epson", "ford",
            "galaxy", "honda", "hp", "hyundai", "iphone", "kia", "lenovo", "lg", "linux", "mac", "macbook", "marca",
            "mercedes", "modelo", "nissan", "peugeot", "renault", "samsung", "seat", "toyota", "volkswagen",
            "windows",
        ];
        Detail::Faulty => [
            "aceite", "arreglar", "averiada", "averiado", "cambiar", "diagnosticar", "error", "gotea", "lenta",
            "lento", "luz", "mantenimiento", "no arranca", "no carga", "no enciende", "no funciona", "problema",
            "reparar", "rota", "roto", "ruido", "se apaga", "se calienta", "se congela", "se desconecta",
            "se sobrecalienta",
        ];
        Detail::Location => [
            "barcelona", "bogotá", "buenos aires", "cdmx", "ciudad de méxico", "en línea", "lima", "madrid", "online",
            "remoto", "santiago", "sevilla", "valencia",
        ];
        Detail::Cause => [
            "ancianos", "animales", "clima", "educación", "medio ambiente", "niños", "personas sin hogar",
            "refugiados", "salud",
        ];
        Detail::Rooms => [
            "cuartos", "dormitorios", "estudio", "habitaciones", "habitación", "m2", "m²", "recámaras",
        ];
        Detail::Renting => [
            "alquilar", "alquiler", "buscando", "busco", "compartido", "comprar", "en venta", "mudarme", "renta",
            "rentar",
        ];
        Detail::When => [
            "abril", "agosto", "diciembre", "domingo", "enero", "esta noche", "febrero", "fin de semana", "hora",
            "horas", "hoy", "jueves", "julio", "junio", "lunes", "martes", "marzo", "mayo", "mañana", "mediodía",
            "miércoles", "noviembre", "octubre", "semana", "septiembre", "sábado", "tarde", "viernes",
        ];
        Detail::Transport => [
            "auto", "autobús", "avión", "barco", "bici", "bicicleta", "carretera", "carro", "coche", "metro", "moto",
            "pie", "transporte", "tren",
        ];
        Detail::Household => [
            "adultos", "bebé", "coche", "compañeros", "empresa", "escuela", "familia", "gato", "niños", "oficina",
            "pareja", "perro", "personas",
        ];
        Detail::MoveRoute => [
            "alemania", "barcelona", "canadá", "desde", "españa", "estados unidos", "hacia", "japón", "londres",
            "madrid", "méxico",
        ];
        Detail::Age => [
            "adolescente", "adolescentes", "años", "bachillerato", "bebé", "edad", "guardería", "meses", "preescolar",
            "primaria", "recién nacido", "secundaria",
        ];
        Detail::Raising => [
            "actividad", "actividades", "aprender", "cuentos", "deberes", "deporte", "dormir", "entretener",
            "escuela", "experimento", "juego", "juegos", "lectura", "leer", "libros", "manualidades", "matemáticas",
            "pantallas", "tarea", "tareas",
        ];
        Detail::Coverage => [
            "años", "cubra", "cubrir", "dental", "diferencia", "estudiante", "familia", "para", "que",
        ];
        Detail::DailyTime => ["al día", "bebé", "hora", "horas", "minutos", "trabajo"];
        Detail::Tasks => [
            "clases", "con", "entre", "estudiar", "gimnasio", "niños", "para", "plantilla", "reuniones", "reunión",
            "tareas", "trabajo",
        ];
        Detail::Health => [
            "asma", "años", "diabetes", "embarazada", "imc", "kg", "kilos", "lesión", "minutos", "médico",
            "principiante", "semanas", "vegetariano",
        ];
        Detail::Symptoms => [
            "ayer", "crónico", "cuando", "desde", "después", "días", "embarazada", "medicamento", "meses", "médico",
            "semanas", "trabajo",
        ];
        Detail::HomeKind => [
            "alquiler", "apartamento", "casa de", "estudio", "grande", "habitaciones", "m²", "pequeño", "piso",
            "qué es",
        ];
        Detail::Country => [
            "alemania", "argentina", "canadá", "chile", "colombia", "ee. uu", "eeuu", "españa", "español",
            "estados unidos", "europa", "mexicano", "méxico", "para", "perú",
        ];
        Detail::Start => [
            "básico", "fácil", "horas", "minutos", "nivel", "para", "principiante", "principiantes", "simple",
        ];
        Detail::Current => ["actualmente", "demasiado", "desde", "porque", "ya"];
        Detail::Tried => ["cuando", "desde", "porque", "ya"];
        Detail::Nothing => [
            "a cocinar", "a hablar", "a mí", "a programar", "a tocar", "de ahorro", "de alimentación",
            "de aniversario", "de boda", "de comidas", "de compras", "de cumpleaños", "de dieta", "de ejercicio",
            "de ejercicios", "de emergencia", "de entrenamiento", "de equipaje", "de estudio", "de gimnasio",
            "de la compra", "de la piel", "de la semana", "de marketing", "de meditación", "de motivación",
            "de navidad", "de negocio", "de negocios", "de presentación", "de recomendación", "de regalo",
            "de renuncia", "de un", "de una", "de vacaciones", "de viaje", "en casa", "en forma", "en línea",
            "para cenar", "para comer", "para comprar", "para el fin de semana", "para empezar", "para esta noche",
            "para hacer", "para la semana", "para leer", "para mañana", "para mi examen", "para mis exámenes",
            "para mí", "para nosotros", "para regalar", "para una semana", "para ver", "plan de", "voy a",
        ];
    }
}
