//! What is found in one line each, and what is left alone.
//!
//! Values are put together here, so that no scanner of repositories takes them for real.

#![allow(clippy::string_slice, reason = "the values are ASCII")]

use prompt_host_plugin::Document;

use super::walk::secrets;
use super::*;

/// Letters and digits as a machine draws them, always the same ones.
fn drawn(length: usize) -> String {
    let letters = b"Q7hT2mXv9LkR4sWz1NcB8yGd5JfP3aUe6KtVqYxMgHnDrSbCwZ0oEiAuFjIlO";
    (0..length).map(|at| char::from(letters[(at * 7 + at / 61) % letters.len()])).collect()
}

fn hex(length: usize) -> String {
    drawn(length).bytes().map(|byte| char::from(b"0123456789abcdef"[usize::from(byte % 16)])).collect()
}

fn found(text: &str) -> Vec<(&str, &'static str)> {
    secrets(text).map(|leak| (leak.span.of(text), leak.kind.placeholder)).collect()
}

#[test]
fn every_service_is_told_by_its_first_letters() {
    let keys = [
        (format!("AKIA{}", drawn(16).to_ascii_uppercase()), "<aws-access-key-id>"),
        (format!("ghp_{}", drawn(36)), "<github-token>"),
        (format!("github_pat_{}_{}", drawn(22), drawn(59)), "<github-token>"),
        (format!("glpat-{}", drawn(20)), "<gitlab-token>"),
        (format!("xoxb-{}-{}", "52901837465", drawn(24)), "<slack-token>"),
        (format!("sk_live_{}", drawn(24)), "<stripe-key>"),
        (format!("sk-{}", drawn(48)), "<openai-key>"),
        (format!("sk-proj-{}", drawn(60)), "<openai-key>"),
        (format!("sk-ant-api03-{}", drawn(90)), "<anthropic-key>"),
        (format!("AIza{}", drawn(35)), "<google-key>"),
        (format!("npm_{}", drawn(36)), "<npm-token>"),
        (format!("pypi-AgEIcHlwaS5vcmc{}", drawn(90)), "<pypi-token>"),
        (format!("SG.{}.{}", drawn(22), drawn(43)), "<sendgrid-key>"),
        (format!("SK{}", hex(32)), "<twilio-key>"),
        (format!("6920837465:AA{}", drawn(33)), "<telegram-token>"),
        (format!("hf_{}", drawn(34)), "<hugging-face-token>"),
        (format!("glrt-{}", drawn(20)), "<gitlab-token>"),
        (format!("MTA4OTM3NDY1MjEzOTg3NDU2{}.G{}.{}", "", drawn(5), drawn(38)), "<discord-token>"),
        (format!("discord.com/api/webhooks/1089374652139874560/{}", drawn(68)), "<discord-webhook>"),
        (format!("ya29.a0Af{}-{}", drawn(40), drawn(30)), "<google-key>"),
        (format!("ATATT3xFfGF0{}={}", drawn(60), hex(8)), "<atlassian-token>"),
        (format!("dapi{}", hex(32)), "<databricks-token>"),
        (format!("hvs.{}", drawn(40)), "<vault-token>"),
        (format!("sk_test_{}", drawn(24)), "<stripe-key>"),
        (format!("whsec_{}", drawn(32)), "<stripe-key>"),
        (format!("shpss_{}", hex(32)), "<shopify-token>"),
        (format!("r8_{}", drawn(37)), "<replicate-token>"),
        (format!("sbp_{}", hex(40)), "<supabase-token>"),
        (format!("lin_api_{}", drawn(40)), "<linear-key>"),
        (format!("NRAK-{}", drawn(27).to_ascii_uppercase()), "<new-relic-key>"),
        (format!("{}-us14", hex(32)), "<mailchimp-key>"),
        (format!("key-{}", hex(32)), "<mailgun-key>"),
        (format!("fG38Q~{}", drawn(34)), "<azure-client-secret>"),
    ];
    for (key, placeholder) in &keys {
        for text in [format!("Use {key} for it."), key.clone(), format!("TOKEN='{key}'"), format!("-{key}\n")] {
            assert_eq!(found(&text), [(key.as_str(), *placeholder)], "{text}");
        }
    }
}

#[test]
fn shapes_stand_in_the_order_of_their_first_byte() {
    assert!(super::service::SHAPES.is_sorted_by_key(|shape| shape.prefix.as_bytes()[0]));
}

#[test]
fn a_key_that_shows_the_form_is_no_secret() {
    for text in [
        "AKIAIOSFODNN7EXAMPLE",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
        "sk-... and sk-<your-key> and sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "ghp_1234567890abcdefghijklmnopqrstuvwxyz",
        "the class sk-fading-circle-with-twelve-dots-and-more",
        "password: changeme, password = ${PASSWORD}, password: <your-password>",
        "api_key = os.environ['API_KEY']; const token = process.env.TRELLO_TOKEN2;",
        "password: z.string().min(8), password: request.body.new_password2,",
        "s_password = newPassword;",
        "postgres://user:password@localhost/db and https://me:s3cr3t!x@example.com",
        "mysql://app:${DB_PASSWORD}@db.internal/x",
        "sk_test_4eC39HqLyjWDarjtT1zdp7dc and AIzaSyDaGmWKa4JsXZ-HjGw7ISLn_3namBGewQe",
        "Authorization: Bearer <token>, Authorization: Bearer YOUR_ACCESS_TOKEN_GOES_HERE_2",
        "Authorization: Basic dXNlcjpwYXNzd29yZA== and Basic understanding of Kubernetes",
        "curl -u admin:password123 https://example.com, curl -u $USER:$PASS",
        "The password is wrong2times, the password is required, my password is not accepted",
        "Das Passwort ist abgelaufen. Le mot de passe est obligatoire. パスワードは8文字以上です",
        "bypass: 3 valves, compass: N32E, ROT13: Uryyb~8Q~",
        "password: MWYyZDFlMmU2N2Rm",
        "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn hashes_and_identifiers_are_no_secrets() {
    for text in [
        "commit 9fceb02d0ae598e95dc970b74767f19372d61af8".to_owned(),
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        "id: 123e4567-e89b-12d3-a456-426614174000, token: 0b7e4567-e89b-42d3-a456-926614174abc".to_owned(),
        format!("![](data:image/png;base64,iVBORw0KGgo{}/{}+{}==)", drawn(300), drawn(200), drawn(77)),
        "<script integrity=\"sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8KuxyMC2N7W1k3fZ2yQm4\">".to_owned(),
    ] {
        assert_eq!(found(&text), [], "{text}");
    }
}

#[test]
fn passwords_and_keys_are_told_by_their_names() {
    let key = drawn(40);
    for (text, value, placeholder) in [
        (format!("aws_secret_access_key = {key}"), key.as_str(), "<secret>"),
        (format!("{{\"api_key\": \"{key}\"}}"), key.as_str(), "<secret>"),
        ("DB_PASSWORD='Hj^ed93Sc#kk4'".to_owned(), "Hj^ed93Sc#kk4", "<password>"),
        ("Mot de passe : Zq8!vetr0P.".to_owned(), "Zq8!vetr0P", "<password>"),
        ("密码：Zq8!vetr0P".to_owned(), "Zq8!vetr0P", "<password>"),
        ("postgres://app:Zq8vetr0P@db.acme.io/x".to_owned(), "Zq8vetr0P", "<password>"),
        ("SMTP_PASS=Zq8!vetr0P".to_owned(), "Zq8!vetr0P", "<password>"),
        ("Server=db.acme.io;Uid=app;Pwd=Zq8!vetr0P;Encrypt=yes".to_owned(), "Zq8!vetr0P", "<password>"),
        (format!("DefaultEndpointsProtocol=https;AccountKey={key}=="), &format!("{key}=="), "<secret>"),
        (format!("clé API : {key}"), key.as_str(), "<secret>"),
        (format!("API-Schlüssel: {key}"), key.as_str(), "<secret>"),
        (format!("APIの密钥：{key}"), key.as_str(), "<secret>"),
        ("My password is Zq8!vetr0P, by the way.".to_owned(), "Zq8!vetr0P", "<password>"),
        ("Das Passwort lautet „Zq8!vetr0P“.".to_owned(), "Zq8!vetr0P", "<password>"),
        ("Das WLAN-Passwort lautet Zq8!vetr0P".to_owned(), "Zq8!vetr0P", "<password>"),
        (
            "HEROKU_API_KEY=0b7e4567-e89b-42d3-a456-926614174abc".to_owned(),
            "0b7e4567-e89b-42d3-a456-926614174abc",
            "<secret>",
        ),
        ("le mot de passe est Zq8!vetr0P.".to_owned(), "Zq8!vetr0P", "<password>"),
        ("La contraseña es Zq8!vetr0P".to_owned(), "Zq8!vetr0P", "<password>"),
        ("パスワードはZq8!vetr0Pです。".to_owned(), "Zq8!vetr0P", "<password>"),
        ("密码是Zq8!vetr0P，请保存".to_owned(), "Zq8!vetr0P", "<password>"),
        ("curl -u anna:Zq8!vetr0P https://api.acme.io".to_owned(), "Zq8!vetr0P", "<password>"),
        ("Authorization: Basic YW5uYTpacTghdmV0cjBQ".to_owned(), "YW5uYTpacTghdmV0cjBQ", "<secret>"),
        (format!("-H 'Authorization: Bearer {key}'"), key.as_str(), "<secret>"),
    ] {
        assert_eq!(found(&text), [(value, placeholder)], "{text}");
    }
}

#[test]
fn a_card_number_has_a_scheme_and_a_check_digit() {
    assert_eq!(found("My card is 4539 1488 0343 6467."), [("4539 1488 0343 6467", "<card-number>")]);
    assert_eq!(found("visa,4539148803436467,10/27"), [("4539148803436467", "<card-number>")]);
    assert_eq!(found("3714 827460 01234"), []);
    for still in [
        "4242 4242 4242 4242",
        "card 4111111111111111",
        "card 378282246310005",
        "4539 1488 0343 6468",
        "Is 4539148803436467 prime?",
        "1000 1000 1000 1000 1000",
        "4539 1488 0343 6467 4539 1488",
        "messageId=\"4539148803436467\"",
    ] {
        assert_eq!(found(still), [], "{still}");
    }
}

#[test]
fn an_account_number_has_a_country_and_a_checksum() {
    assert_eq!(found("IBAN DE44 5001 0517 5407 3249 31, thanks"), [("DE44 5001 0517 5407 3249 31", "<iban>")]);
    assert_eq!(found("DE44500105175407324931"), [("DE44500105175407324931", "<iban>")]);
    assert_eq!(found("GB82 WEST 1234 5698 7654 32 and DE44500105175407324932"), []);
}

#[test]
fn a_private_key_is_one_place_from_its_first_line_to_its_last() {
    let key = format!("-----BEGIN RSA PRIVATE KEY-----\n{}\n{}\n-----END RSA PRIVATE KEY-----", drawn(64), drawn(40));
    assert_eq!(found(&format!("Fix it:\n{key}\nThanks.")), [(key.as_str(), "<private-key>")]);
    assert_eq!(found("-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----"), []);
    assert_eq!(found("grep for -----BEGIN PRIVATE KEY----- in the logs"), []);
    let open = format!("-----BEGIN RSA PRIVATE KEY-----\n{}\n{}", drawn(64), drawn(40));
    assert_eq!(found(&format!("{open}\n\nWhat is wrong with it?")), [(open.as_str(), "<private-key>")]);
}

#[test]
fn a_web_token_is_read_before_it_is_believed() {
    let header = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";
    // {"sub":"u-8812","role":"admin"}
    let claims = "eyJzdWIiOiJ1LTg4MTIiLCJyb2xlIjoiYWRtaW4ifQ";
    let token = format!("{header}.{claims}.{}", drawn(43));
    assert_eq!(found(&format!("Authorization: Bearer {token}")), [(token.as_str(), "<jwt>")]);
    let shown = "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ";
    assert_eq!(found(&format!("{header}.{shown}.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c")), []);
}

#[test]
fn a_message_never_tells_the_secret() {
    let key = format!("ghp_{}", drawn(36));
    let password = "Zq8!vetr0P";
    let mut document = Document::new(format!("{key} and password={password}"));
    document.context.push(("keys.txt".to_owned(), key.clone()));
    let findings = Secret.check(&document);
    assert_eq!(findings.len(), 3);
    for finding in &findings {
        assert!(!finding.message.contains(&key[4..36]) && !finding.message.contains(&password[4..]), "{finding:?}");
    }
    assert!(findings[0].message.contains(&format!("ends in `{}`", &key[36..])));
    assert!(findings[2].message.contains("`keys.txt`"));
}

#[test]
fn redaction_replaces_the_value_and_nothing_else() {
    let text = format!("login ghp_{} now", drawn(36));
    let leak = secrets(&text).next().unwrap();
    let finding = finding(&text, leak, true);
    assert_eq!(finding.edits, [Edit { span: leak.span, replacement: "<github-token>".to_owned() }]);
    assert_eq!(found("login <github-token> now"), []);
}

#[test]
fn hostile_texts_cost_no_more_than_plain_ones() {
    for unit in [
        "sk-",
        "sk- ",
        "eyJa.eyJa.",
        "-----BEGIN RSA PRIVATE KEY-----",
        "://a:b@",
        "password=",
        "password='",
        "4539148803436467 ",
        "DE44 ",
        "12345678:AA",
        "-u a:",
        "Bearer ",
        "8Q~",
        "-us1",
        "MTA4.",
        "password is ",
        "- - = ",
    ] {
        let text = unit.repeat(256 * 1024 / unit.len());
        let start = std::time::Instant::now();
        let count = secrets(&text).count();
        // What grows with the square of the length takes minutes here.
        assert!(start.elapsed().as_secs() < 10, "{count} in {:?} for `{unit}`", start.elapsed());
    }
}
