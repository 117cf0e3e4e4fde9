//! Spanish.

use super::{Bound, Meaning};

phrases! {
    Meaning::Work => ["resume", "resumen"];
    Meaning::OwnLabel => [
        "audiencia", "categorías", "categorías posibles", "clases", "criterios", "directrices", "entregables", "estilo", "estructura", "etiquetas", "etiquetas posibles", "extensión", "formato", "formato de respuesta", "formato de salida", "idioma", "importante", "indicaciones", "instrucciones", "instrucción", "longitud", "límites", "meta", "misión", "normas", "objetivo", "objetivos", "papel", "pasos", "público", "público objetivo", "qué evitar", "regla", "reglas", "requisito", "requisitos", "restricciones", "restricción", "rol", "tarea", "tareas", "tono",
    ];
    Meaning::Role => [
        "actuarás como", "actúa como", "actúe como", "adopta el papel", "adopta el rol", "asume el papel",
        "asume el rol", "como experto en", "compórtate como", "eres el", "eres la", "eres mi", "eres un",
        "eres una", "finge ser", "haz de cuenta que eres", "imagina que eres", "imagine que es",
        "imagínate que eres", "ponte en el papel", "quiero que actúe como", "quiero que actúes como", "serás un",
        "serás una", "tu papel es", "tu rol es", "usted actuará como", "usted es el", "usted es un", "usted es una",
        "vas a actuar como",
    ];
    Meaning::Task => [
        "abrevia", "acorta", "actualiza", "adapta", "adapte", "agrega", "analice", "analiza", "anonimiza", "anota",
        "argumenta", "asigna", "ayúdame", "ayúdanos", "ayúdeme", "añade", "busca", "busque", "calcula", "calcule",
        "califica", "cambia", "censura", "clasifica", "clasifique", "comenta", "compara", "compare", "completa",
        "complete", "compón", "condensa", "condense", "construye", "continúa", "convierta", "convierte", "corrige",
        "corrija", "crea", "cree", "critica", "cuenta", "cuéntame", "da", "dame", "defina", "define", "deme",
        "desarrolla", "desarrolle", "describa", "describe", "determina", "di", "dibuja", "dime", "discute",
        "diseña", "diseñe", "divide", "dígame", "edita", "edite", "elabora", "elabore", "elimina", "encuentra",
        "encuentre", "enumera", "enumere", "escriba", "escribe", "escríbeme", "estima", "estructura", "etiqueta",
        "evalúa", "evalúe", "explica", "explique", "explícame", "extracta", "extrae", "extraiga", "formula",
        "fusiona", "genera", "genere", "haga", "haz", "hazme", "identifica", "identifique", "ilustra", "imagina",
        "implementa", "indica", "indique", "integra", "interpreta", "inventa", "investiga", "investigue",
        "justifica", "lista", "me gustaría", "mejora", "mejore", "muestra", "muéstrame", "necesito", "necesito que",
        "nombra", "ordena", "ordene", "organiza", "parafrasea", "parafrasee", "planifica", "podría", "podrías",
        "podrías ayudarme", "ponle", "prepara", "prepare", "prepárame", "presenta", "presente", "procesa",
        "propone", "proponga", "proporciona", "proporcione", "propón", "puede", "puedes", "puntúa", "quiero",
        "quiero que", "quisiera", "recomienda", "recomiende", "redacta", "redacte", "reemplaza", "reescriba",
        "reescribe", "reformatea", "reformula", "reformule", "resalta", "responda", "responde", "resuelva",
        "resuelve", "resuma", "resume", "revisa", "revise", "señala", "simplifica", "su tarea es", "sugiera",
        "sugiere", "sustituye", "traduce", "traduzca", "transcribe", "transforma", "transforme", "tu tarea es",
        "valora", "verifica", "verifique",
    ];
    Meaning::Question => [
        "a qué", "con qué", "cuál", "cuál es", "cuáles", "cuáles son", "cuándo", "cuánta", "cuántas", "cuánto",
        "cuántos", "cómo", "de qué", "dónde", "en qué", "es posible", "hay", "para qué", "por qué", "quién",
        "quiénes", "qué",
    ];
    Meaning::Courtesy => [
        "además", "ahora", "asimismo", "buenos días", "después", "finalmente", "gracias", "gracias de antemano",
        "hola", "luego", "por favor", "por último", "primero", "también", "y",
    ];
    Meaning::Situation => [
        "actualmente", "ayer", "buscamos", "contexto", "doy clases", "el problema es", "estoy", "estoy tratando",
        "estoy usando", "estudio", "gestiono", "hay", "he estado", "intento", "llevo", "me encargo", "mi",
        "mi empresa", "mi equipo", "mis", "nosotros", "nuestra", "nuestras", "nuestro", "nuestros", "organizo",
        "somos", "soy", "supongamos", "tenemos", "tengo", "trabajamos", "trabajo", "uso", "vendemos", "vendo",
        "vivo",
    ];
    Meaning::Example => [
        "a continuación un ejemplo", "ejemplo", "ejemplos", "entrada", "p. ej.", "por ejemplo", "salida",
    ];
    Meaning::Audience => [
        "a un niño", "audiencia", "dirigida a", "dirigido a", "lectores", "para estudiantes", "para expertos",
        "para mis alumnos", "para mis clientes", "para niños", "para principiantes", "para un niño",
        "para un principiante", "público", "público general", "público objetivo",
    ];
    Meaning::Number(1) => ["en un", "en una", "un solo", "un único", "una sola", "una única"];
    Meaning::Number(2) => ["dos"];
    Meaning::Number(3) => ["tres"];
    Meaning::Number(4) => ["cuatro"];
    Meaning::Number(5) => ["cinco"];
    Meaning::Number(6) => ["seis"];
    Meaning::Number(7) => ["siete"];
    Meaning::Number(8) => ["ocho"];
    Meaning::Number(9) => ["nueve"];
    Meaning::Number(10) => ["diez"];
    Meaning::Number(11) => ["once"];
    Meaning::Number(12) => ["doce"];
    Meaning::Number(13) => ["trece"];
    Meaning::Number(14) => ["catorce"];
    Meaning::Number(15) => ["quince"];
    Meaning::Number(16) => ["dieciséis"];
    Meaning::Number(20) => ["veinte"];
    Meaning::Number(25) => ["veinticinco"];
    Meaning::Number(30) => ["treinta"];
    Meaning::Number(40) => ["cuarenta"];
    Meaning::Number(50) => ["cincuenta"];
    Meaning::Number(60) => ["sesenta"];
    Meaning::Number(80) => ["ochenta"];
    Meaning::Number(100) => ["cien"];
    Meaning::Number(150) => ["ciento cincuenta"];
    Meaning::Number(200) => ["doscientas", "doscientos"];
    Meaning::Number(250) => ["doscientas cincuenta"];
    Meaning::Number(300) => ["trescientas", "trescientos"];
    Meaning::Number(400) => ["cuatrocientas"];
    Meaning::Number(500) => ["quinientas", "quinientos"];
    Meaning::Number(1000) => ["mil"];
    Meaning::Bound(Bound::AtLeast) => [
        "al menos", "como mínimo", "cuando menos", "de al menos", "más de", "mín.", "mínima", "mínimo", "mínimo de",
        "no inferior a", "no menos de", "por lo menos", "superior a", "un mínimo de",
    ];
    Meaning::Bound(Bound::AtMost) => [
        "a lo sumo", "como máximo", "en menos de", "hasta", "inferior a", "limita a", "limita tu respuesta a",
        "limitada a", "limitado a", "limítate a", "límite", "límite de", "límite máximo de", "menos de", "máx.",
        "máxima", "máximo", "máximo de", "no debe exceder", "no debe exceder las", "no debe sobrepasar",
        "no debe superar", "no debe superar las", "no deben superar", "no deberá exceder", "no deberá superar",
        "no exceda", "no exceda las", "no excedas", "no excedas las", "no excederá", "no más de", "no más que",
        "no pase de", "no pases de", "no puede superar", "no sobrepase", "no sobrepases", "no superará",
        "no supere", "no supere las", "no superes", "no superes las", "que no exceda", "que no supere",
        "sin exceder", "sin exceder las", "sin pasar de", "sin sobrepasar", "sin superar", "sin superar las",
        "tope de", "un límite de", "un máximo de",
    ];
    Meaning::Bound(Bound::Exactly) => ["exactamente", "precisamente"];
    Meaning::Bound(Bound::About) => [
        "alrededor de", "aproximadamente", "aproximadamente de", "cerca de", "en torno a", "más o menos", "unas",
        "unos",
    ];
    Meaning::BoundAfter(Bound::AtLeast) => ["al menos", "como mínimo", "mínimo", "o más"];
    Meaning::BoundAfter(Bound::AtMost) => ["a lo sumo", "como máximo", "max", "máximo", "o menos"];
    Meaning::Unit("words") => ["palabra", "palabras"];
    Meaning::Unit("characters") => ["caracteres", "carácter"];
    Meaning::Unit("sentences") => ["frase", "frases", "oraciones", "oración"];
    Meaning::Unit("paragraphs") => ["párrafo", "párrafos"];
    Meaning::Unit("lines") => ["línea", "líneas"];
    Meaning::Unit("pages") => ["página", "páginas"];
    Meaning::Unit("minutes") => ["minuto", "minutos"];
    Meaning::Length("short") => [
        "breve", "brevemente", "breves", "concisa", "concisamente", "concisas", "conciso", "concisos", "corta",
        "cortas", "corto", "cortos", "de forma breve", "de forma concisa", "de manera breve", "de manera concisa",
        "en pocas palabras", "escueta", "escueto", "lo más breve posible", "lo más corto posible", "muy breve",
        "muy corta", "muy corto", "resumida", "resumido", "sucinta", "sucinto",
    ];
    Meaning::Length("long") => [
        "a fondo", "con detalle", "con todo detalle", "de forma detallada", "de manera detallada", "detallada",
        "detalladamente", "detalladas", "detallado", "detallados", "en detalle", "en profundidad", "exhaustiva",
        "exhaustivo", "extensa", "extensas", "extenso", "extensos", "larga", "largas", "largo", "largos",
        "lo más detallado posible", "minuciosa", "minucioso", "muy detallada", "muy detallado", "pormenorizado",
    ];
    Meaning::Format("json") => [
        "en json", "formato json", "json", "json válido", "objeto json", "solo json", "sólo json",
        "únicamente json",
    ];
    Meaning::Format("yaml") => ["yaml"];
    Meaning::Format("xml") => ["xml"];
    Meaning::Format("csv") => ["csv"];
    Meaning::Format("html") => ["html"];
    Meaning::Format("markdown") => ["en markdown", "formato markdown", "markdown"];
    Meaning::Format("table") => [
        "en forma de tabla", "en tabla", "formato de tabla", "tabla", "tabla comparativa", "tabla markdown",
        "tablas", "una tabla",
    ];
    Meaning::Format("bullets") => [
        "en viñetas", "lista con viñetas", "lista de puntos", "lista de viñetas", "listas con viñetas",
        "puntos de lista", "viñetas",
    ];
    Meaning::Format("numbered") => ["lista numerada", "listas numeradas", "numerada", "una lista numerada"];
    Meaning::Format("list") => ["en forma de lista", "en lista", "formato de lista", "lista", "listas", "una lista"];
    Meaning::Format("code") => ["solo código", "solo el código", "sólo el código"];
    Meaning::Format("plain") => ["texto plano", "texto sin formato"];
    Meaning::Format("prose") => [
        "en forma de párrafos", "en prosa", "en párrafos", "prosa", "texto continuo", "texto corrido",
        "texto seguido",
    ];
    Meaning::Format("headings") => [
        "encabezado", "encabezados", "subtítulo", "subtítulos", "subtítulos de sección", "títulos",
    ];
    Meaning::Format("emoji") => ["emoji", "emojis", "emoticones", "emoticono", "emoticonos", "emoticón"];
    Meaning::Format("latex") => ["latex"];
    Meaning::Format("code-fence") => ["bloque de código", "bloques de código"];
    Meaning::Tone("formal") => [
        "académica", "académico", "académicos", "estilo formal", "formal", "formales", "formalmente",
        "lenguaje formal", "muy formal", "profesional", "registro formal", "solemne", "tono formal",
        "tono profesional",
    ];
    Meaning::Tone("casual") => [
        "casual", "coloquial", "coloquialmente", "de manera informal", "desenfadada", "desenfadado", "distendido",
        "informal", "informalmente", "jerga juvenil", "lenguaje coloquial", "lenguaje informal", "relajado",
        "tono informal",
    ];
    Meaning::Tone("friendly") => [
        "amena", "ameno", "amigable", "amigables", "amistosa", "amistoso", "cercana", "cercano", "cordial",
        "cálida", "cálido", "empática", "empático", "simpática", "simpático",
    ];
    Meaning::Tone("humorous") => [
        "chistosa", "chistoso", "con humor", "cómica", "cómico", "divertida", "divertido", "graciosa", "gracioso",
        "humor", "humorística", "humorístico", "jocoso", "sarcástico",
    ];
    Meaning::Tone("serious") => ["grave", "muy serio", "seria", "seriamente", "serio", "serios"];
    Meaning::Tone("simple") => [
        "fácil de entender", "lenguaje accesible", "lenguaje claro", "lenguaje llano", "lenguaje sencillo",
        "lenguaje simple", "palabras sencillas", "palabras simples", "términos sencillos", "términos simples",
        "vocabulario sencillo",
    ];
    Meaning::Tone("technical") => [
        "jerga", "lenguaje muy técnico", "lenguaje técnico", "tecnicismos", "tono técnico", "términos técnicos",
        "vocabulario técnico",
    ];
    Meaning::Tone("neutral") => [
        "de forma objetiva", "de manera objetiva", "imparcial", "imparciales", "neutra", "neutral", "neutro",
        "objetiva", "objetivamente", "objetivo y neutral", "tono neutral", "tono neutro", "tono objetivo",
    ];
    Meaning::Tone("persuasive") => ["convincente", "persuasiva", "persuasivo"];
    Meaning::Tone("polite") => ["amable", "cortés", "educada", "educado"];
    Meaning::Manner => ["estilo", "forma", "lenguaje", "manera", "modo", "registro", "tono", "voz"];
    Meaning::Language("en") => ["al inglés", "en idioma inglés", "en inglés", "en lengua inglesa"];
    Meaning::Language("fr") => ["al francés", "en francés"];
    Meaning::Language("es") => [
        "al español", "en castellano", "en español", "en español neutro", "en idioma español", "en lengua española",
    ];
    Meaning::Language("de") => ["al alemán", "en alemán"];
    Meaning::Language("it") => ["al italiano", "en italiano"];
    Meaning::Language("pt") => ["al portugués", "en portugués"];
    Meaning::Language("ja") => ["al japonés", "en japonés"];
    Meaning::Language("zh") => ["al chino", "en chino"];
    Meaning::Language("ru") => ["al ruso", "en ruso"];
    Meaning::Language("ar") => ["al árabe", "en árabe"];
    Meaning::Language("ko") => ["al coreano", "en coreano"];
    Meaning::Language("nl") => ["en holandés", "en neerlandés"];
    Meaning::Language("ca") => ["al catalán", "en catalán"];
    Meaning::Negation => [
        "a excepción de", "en lugar de", "en vez de", "evita", "evitando", "evitar", "evite", "excepto", "jamás",
        "nada de", "ni", "ninguna", "ninguno", "ningún", "no", "no debe", "no deben", "no debes", "no use",
        "no uses", "no utilice", "no utilices", "nunca", "prohibida", "prohibido", "salvo", "sin", "tampoco",
    ];
    Meaning::Banned => [
        "debe evitarse", "deben evitarse", "está prohibida", "está prohibido", "están prohibidas",
        "están prohibidos", "no debe aparecer", "no deben aparecer", "no es necesaria", "no es necesario",
        "no está permitido", "no están permitidas", "no están permitidos", "no se permiten", "no son necesarias",
        "prohibidas", "prohibidos", "queda prohibido",
    ];
    Meaning::Inclusion => [
        "agrega un", "agrega una", "asegúrate de incluir", "asegúrese de incluir", "añade un", "añade una",
        "comience con", "comienza con", "concluir con", "concluye con", "debe comenzar con", "debe concluir con",
        "debe contener", "debe empezar con", "debe incluir", "debe mencionar", "debe terminar con",
        "deben aparecer", "empieza con", "finalice con", "finaliza con", "incluir", "incluya", "incluye",
        "incorpora", "incorpore", "integra las palabras", "menciona", "mencione", "no olvides incluir",
        "que contenga", "que incluya", "termina con", "termine con", "usa la expresión", "usa la palabra",
        "usa las palabras", "utiliza la palabra", "utiliza las palabras",
    ];
    Meaning::Exclusion => [
        "abstenerse de", "abstente de", "absténgase de", "evita", "evita usar", "evita utilizar", "evite",
        "evite usar", "excluya", "excluye", "jamás menciones", "jamás uses", "nada de", "no agregue", "no agregues",
        "no añada", "no añadas", "no cites", "no debe contener", "no debe haber", "no debe incluir",
        "no debe mencionar", "no deben aparecer", "no debes mencionar", "no debes usar", "no debes utilizar",
        "no des", "no digas", "no dé", "no emplee", "no emplees", "no escriba", "no escribas", "no explique",
        "no expliques", "no hables de", "no incluir", "no incluya", "no incluyas", "no invente", "no inventes",
        "no inventes nada", "no mencionar", "no mencione", "no menciones", "no pongas", "no repita", "no repitas",
        "no revele", "no reveles", "no te refieras a", "no usar", "no use", "no uses", "no utilice", "no utilices",
        "no utilizar", "nunca digas", "nunca incluyas", "nunca menciones", "nunca reveles", "nunca uses",
        "nunca utilices", "omita", "omite", "omitir", "prescinde de", "prohibido usar", "sin añadir", "sin emplear",
        "sin explicaciones", "sin incluir", "sin mencionar", "sin ninguna", "sin ningún", "sin usar",
        "sin utilizar",
    ];
    Meaning::Demand => [
        "bajo ninguna circunstancia", "debe", "deben", "deberá", "deberán", "deberás", "debería", "deberían",
        "debes", "es importante que", "es imprescindible", "es necesario que", "es obligatorio", "está prohibido",
        "ha de", "han de", "hay que", "no se permite", "obligatoriamente", "queda prohibido", "se debe",
        "se requiere", "tiene que", "tienen que", "tienes que",
    ];
    Meaning::Order => [
        "adopta", "asegúrate", "asegúrate de", "asegúrese", "asegúrese de", "comienza", "concluya", "concluye",
        "céntrate en", "empieza", "emplea", "emplee", "enfócate en", "evita", "evite", "exclusivamente", "finalice",
        "finaliza", "incluya", "incluye", "limita", "limítate", "limítese", "mantenga", "mantente", "mantén",
        "nunca", "respeta", "respete", "restringe", "sea", "separa", "separe", "siempre", "solamente", "solo", "sé",
        "sólo", "termina", "termine", "tutea", "usa", "use", "utilice", "utiliza", "únicamente",
    ];
}
