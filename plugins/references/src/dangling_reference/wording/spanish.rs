//! Spanish words that point at something.

use prompt_host_plugin::word_list;

word_list! {
    /// What is done to the object.
    pub(in crate::dangling_reference) static VERBS = [
        "acorta", "acortar", "acorte", "analice", "analiza", "analizar", "arregla", "arreglar", "arregle", "califica",
        "comenta", "compara", "completa", "comprueba", "contesta", "conteste", "continúa", "convierte", "corregir",
        "corrige", "corrija", "depura", "depúrame", "describa", "describe", "describir", "encuentra el error en",
        "evalúa", "explica", "explicar", "explique", "explícame", "haz un resumen de", "lee", "mejora", "mejorar",
        "mejore", "optimice", "optimiza", "optimizar", "parafrasea", "por qué falla", "por qué no compila",
        "por qué no funciona", "qué falla en", "qué hace", "qué le pasa a", "qué significa", "reescriba", "reescribe",
        "reescribir", "reformula", "reformular", "rellena", "resolver", "responda a", "responde a", "resuelve",
        "resuma", "resume", "resumir", "resúmeme", "revisa", "revisar", "revise", "simplifica", "simplificar",
        "termina", "traduce", "traducir", "traduzca", "verifica",
    ];
}

word_list! {
    /// What is pointed at.
    pub(in crate::dangling_reference) static OBJECTS = [
        "el archivo adjunto", "el archivo anterior", "el archivo de abajo", "el archivo de arriba",
        "el archivo siguiente", "el artículo adjunto", "el artículo anterior", "el artículo de abajo",
        "el artículo de arriba", "el artículo siguiente", "el correo adjunto", "el correo anterior",
        "el correo de abajo", "el correo de arriba", "el correo siguiente", "el código adjunto", "el código anterior",
        "el código de abajo", "el código de arriba", "el código siguiente", "el documento adjunto",
        "el documento anterior", "el documento de abajo", "el documento de arriba", "el documento siguiente",
        "el ensayo adjunto", "el ensayo anterior", "el ensayo de abajo", "el ensayo de arriba", "el ensayo siguiente",
        "el error adjunto", "el error anterior", "el error de abajo", "el error de arriba", "el error siguiente",
        "el fragmento adjunto", "el fragmento anterior", "el fragmento de abajo", "el fragmento de arriba",
        "el fragmento siguiente", "el informe adjunto", "el informe anterior", "el informe de abajo",
        "el informe de arriba", "el informe siguiente", "el mensaje adjunto", "el mensaje anterior",
        "el mensaje de abajo", "el mensaje de arriba", "el mensaje siguiente", "el poema adjunto",
        "el poema anterior", "el poema de abajo", "el poema de arriba", "el poema siguiente", "el párrafo adjunto",
        "el párrafo anterior", "el párrafo de abajo", "el párrafo de arriba", "el párrafo siguiente",
        "el script adjunto", "el script anterior", "el script de abajo", "el script de arriba", "el script siguiente",
        "el siguiente archivo", "el siguiente artículo", "el siguiente correo", "el siguiente código",
        "el siguiente documento", "el siguiente ensayo", "el siguiente error", "el siguiente fragmento",
        "el siguiente informe", "el siguiente mensaje", "el siguiente poema", "el siguiente párrafo",
        "el siguiente script", "el siguiente texto", "el texto adjunto", "el texto anterior", "el texto de abajo",
        "el texto de arriba", "el texto siguiente", "ese archivo", "ese artículo", "ese correo", "ese código",
        "ese documento", "ese ensayo", "ese error", "ese fragmento", "ese informe", "ese mensaje", "ese poema",
        "ese párrafo", "ese script", "ese texto", "eso", "esta carta", "esta consulta", "esta ecuación", "esta foto",
        "esta frase", "esta función", "esta historia", "esta imagen", "esta oración", "esta pregunta", "esta tabla",
        "estas notas", "estas preguntas", "este archivo", "este artículo", "este bug", "este contrato", "este correo",
        "este cv", "este código", "este documento", "este ejercicio", "este ensayo", "este error", "este formulario",
        "este fragmento", "este gráfico", "este informe", "este mensaje", "este poema", "este problema",
        "este programa", "este párrafo", "este script", "este texto", "este video", "este vídeo", "esto",
        "estos dos textos", "estos textos", "la carta anterior", "la carta de abajo", "la carta siguiente",
        "la consulta anterior", "la consulta de abajo", "la consulta siguiente", "la frase anterior",
        "la frase de abajo", "la frase siguiente", "la función anterior", "la función de abajo",
        "la función siguiente", "la imagen anterior", "la imagen de abajo", "la imagen siguiente",
        "la oración anterior", "la oración de abajo", "la oración siguiente", "la siguiente carta",
        "la siguiente consulta", "la siguiente frase", "la siguiente función", "la siguiente imagen",
        "la siguiente oración", "la siguiente tabla", "la tabla de abajo", "las preguntas anteriores",
        "las preguntas de abajo", "las siguientes preguntas",
    ];
}

word_list! {
    /// What is meant by a bare noun where nothing else is said of it.
    pub(in crate::dangling_reference) static BARE = [
        "el artículo", "el bug", "el contrato", "el código", "el documento", "el error", "el gráfico", "el informe",
        "el poema", "el párrafo", "el texto", "la carta", "la ecuación", "la frase", "la historia", "la tabla",
        "los datos", "los errores",
    ];
}

word_list! {
    /// The person's own writing.
    pub(in crate::dangling_reference) static OWN = [
        "mi artículo", "mi carta", "mi carta de presentación", "mi correo", "mi currículum", "mi cv", "mi ensayo",
        "mi informe", "mi redacción", "mi tesis", "mi texto",
    ];
}

word_list! {
    /// How a change of the object begins.
    pub(in crate::dangling_reference) static MAKES = [
        "hacer", "haga", "haz",
    ];
}

word_list! {
    /// What it is to become.
    pub(in crate::dangling_reference) static CHANGES = [
        "mejor", "menos", "más",
    ];
}

word_list! {
    /// How a question about the object opens.
    pub(in crate::dangling_reference) static ASKS = [
        "cómo arreglo", "cómo corrijo", "cómo mejoro", "es correcta", "es correcto", "está bien", "para qué sirve",
        "por qué", "quién escribió", "qué está mal con", "qué está mal en", "qué falla en", "qué hace",
        "qué opinas de", "qué piensas de", "qué significa",
    ];
}

word_list! {
    /// How it closes, after the object.
    pub(in crate::dangling_reference) static CLOSES = [
        "es correcto", "es lento", "está bien", "exactamente", "falla", "no compila", "no funciona",
    ];
}

word_list! {
    /// What leads to an object before the request.
    pub(in crate::dangling_reference) static LEADS = [
        "a partir de", "con base en", "en", "según", "usando",
    ];
}

word_list! {
    /// What leads to an object at the end.
    pub(in crate::dangling_reference) static TAILS = [
        "a", "de", "del", "en", "para", "sobre",
    ];
}

word_list! {
    /// Verb and object in one.
    pub(in crate::dangling_reference) static CLITICS = [
        "acórtalo", "analízalo", "arréglala", "arréglalo", "corrígela", "corrígelo", "depúralo", "explícalo",
        "hazla más", "hazlo menos", "hazlo más", "mejóralo", "optimízalo", "reescríbelo", "resuélvelo", "resúmela",
        "resúmelo", "revísalo", "simplifícalo", "tradúcela", "tradúcelo",
    ];
}
