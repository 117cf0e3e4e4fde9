//! Programming languages, platforms and tools by name.

use prompt_host_plugin::guards::says;
use prompt_host_plugin::{Document, word_list};

word_list! {
    /// Any of these settles what kind of code is meant.
    static PLATFORMS = [
        "airflow", "android", "angular", "ansible", "any language", "apl", "applescript", "apps script", "arduino",
        "asm", "assembly", "autohotkey", "awk", "aws", "azure", "backend", "bash", "basic", "batch file", "blender",
        "bootstrap", "browser", "c", "chrome", "clojure", "cobol", "colab", "cron", "crystal", "css", "cuda",
        "dart", "dax", "delphi", "discord", "django", "docker", "dos", "elixir", "emacs", "erlang", "esp32",
        "excel", "extension", "f#", "fastapi", "firefox", "fizzbuzz", "flask", "flutter", "fortran", "framework",
        "frontend", "gcode", "gcp", "ggplot", "git", "github", "gitlab", "go", "godot", "golang",
        "google apps script", "gradle", "graphql", "groovy", "hadoop", "haskell", "html", "ios", "iphone", "java",
        "javascript", "jest", "jquery", "js", "json", "julia", "junit", "jupyter", "kafka", "keras", "kotlin",
        "kubernetes", "lambda", "language of your choice", "laravel", "latex", "leetcode", "library", "linux",
        "lisp", "lua", "macos", "macro", "maple", "mathematica", "matlab", "matplotlib", "maven", "maya",
        "minecraft", "modbus", "module", "mongodb", "mql", "mysql", "net", "nim", "node", "nodejs", "notebook",
        "numpy", "objective-c", "ocaml", "octave", "opencv", "opengl", "openscad", "outlook", "package", "pandas",
        "pascal", "perl", "php", "pine", "pine script", "playwright", "plc", "plugin", "postgres", "postgresql",
        "power bi", "powerpoint", "powershell", "programming language", "prolog", "pseudo-code", "pseudocode",
        "pygame", "pytest", "python", "pytorch", "qt", "r", "racket", "rails", "raspberry", "react", "redis",
        "regex", "regexp", "roblox", "ros", "ruby", "rust", "sas", "scala", "scheme", "scratch", "sdk", "sed",
        "selenium", "server", "sheets", "shell", "simulink", "sklearn", "slack", "solidity", "spark", "spice",
        "spreadsheet", "spring", "spss", "sql", "sqlite", "stata", "svelte", "swift", "sympy", "tableau",
        "tailwind", "telegram", "tensorflow", "terraform", "tex", "tkinter", "tradingview", "ts", "typescript",
        "ubuntu", "unity", "unix", "unreal", "vba", "verilog", "vhdl", "vim", "visual basic", "vue", "wasm", "web",
        "webassembly", "webpage", "website", "windows", "word document", "wordpress", "xml", "yaml", "zig",
    ];
}

/// Whether the prompt names a language, platform or tool.
pub(super) fn is_named(document: &Document) -> bool {
    says(document, &PLATFORMS)
}
