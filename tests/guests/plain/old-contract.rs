//! A plugin of a contract that this host no longer speaks: `rule@0.0.9`, which
//! rewrote texts.

#[allow(missing_docs, clippy::all, reason = "generated")]
mod contract {
    wit_bindgen::generate!({
        inline: "
            package prompt-host:plugin@0.0.9;

            interface rule {
                name: func() -> string;
                rewrite: func(text: string) -> string;
            }

            world rule-plugin {
                export rule;
            }
        ",
    });
}

struct OldContract;

impl contract::exports::prompt_host::plugin::rule::Guest for OldContract {
    fn name() -> String {
        "old-contract".to_owned()
    }

    fn rewrite(text: String) -> String {
        text.replace("hello", "hi")
    }
}

contract::export!(OldContract with_types_in contract);
