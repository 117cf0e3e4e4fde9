//! What the host says of files that are no plugins it can run.

use crate::harness::Host;

/// Why the host does not serve this guest.
async fn refusal(name: &str) -> String {
    Host::in_a_hurry(&[name]).await.failure(&format!("{name}.wasm"))
}

macro_rules! refused {
    ($($claim:ident: $guest:literal => $($part:literal),+;)*) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $claim() {
            let reason = refusal($guest).await;
            $(assert!(reason.contains($part), "{reason}");)+
        }
    )*};
}

refused! {
    a_text_is_not_webassembly: "not-wasm" => "is not WebAssembly";
    an_empty_file_is_not_webassembly: "empty-file" => "is not WebAssembly";
    a_core_module_says_how_to_wrap_it: "core-module" => "is a core module", "wasm-tools component new";
    a_truncated_file_is_told_from_a_wrong_one: "truncated" => "is damaged or truncated: ";
    a_component_without_our_interfaces_is_told_what_is_expected:
        "exports-nothing" => "exports no plugin interface", "prompt-host:plugin/rule@0.2.0", "wasi:cli/run";
    other_types_are_found_before_the_first_call: "exports-wrong-types" => "with other types than the contract";
    another_contract_says_who_has_to_move: "old-contract" => "contract 0.0.9", "this host speaks 0.1 and 0.2", "build the plugin";
    sockets_are_refused_by_name: "imports-sockets" => "imports `wasi:sockets/", "network connections";
    http_is_refused_by_name: "imports-http" => "imports `wasi:http/";
    a_trap_in_describe_is_named: "traps-in-describe" => "failed in `describe`: it trapped";
    a_describe_without_end_is_stopped: "spins-in-describe" => "failed in `describe`: it ran longer than its 500 ms";
    an_id_is_no_path: "bad-id" => "`../evil` is no plugin id";
    rule_codes_are_checked: "bad-rule-codes" => "describes itself wrongly";
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_files_leave_the_good_ones_alone() {
    let host = Host::with(&["echo", "not-wasm", "core-module", "truncated", "traps-in-describe"]).await;
    assert_eq!(host.plugins.current().failures.len(), 4);
    assert_eq!(&*host.improve("hello").await.improved, "hi");
}
