//! International bank account numbers.

use prompt_host_plugin::Span;
use prompt_host_plugin::search::has;

use super::Leak;
use super::bytes::{ALPHANUMERIC, CAPITAL, byte};
use super::kind::IBAN;

/// The longest number of any country.
const LONGEST: usize = 34;

/// Countries and how many characters their numbers have.
static COUNTRIES: &[(&str, usize)] = &[
    ("AD", 24),
    ("AE", 23),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("BR", 29),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SA", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("TR", 26),
    ("UA", 29),
];

/// Numbers that the registry and banks print as examples.
const PUBLISHED: &[&str] = &[
    "AD1200012030200359100100",
    "AE070331234567890123456",
    "AT611904300234573201",
    "BE68539007547034",
    "BG80BNBG96611020345678",
    "CH9300762011623852957",
    "CY17002001280000001200527600",
    "CZ6508000000192000145399",
    "DE89370400440532013000",
    "DK5000400440116243",
    "EE382200221020145685",
    "ES9121000418450200051332",
    "FI2112345600000785",
    "FR1420041010050500013M02606",
    "GB29NWBK60161331926819",
    "GB82WEST12345698765432",
    "GR1601101250000000012300695",
    "HR1210010051863000160",
    "HU42117730161111101800000000",
    "IE29AIBK93115212345678",
    "IL620108000000099999999",
    "IS140159260076545510730339",
    "IT60X0542811101000000123456",
    "LI21088100002324013AA",
    "LT121000011101001000",
    "LU280019400644750000",
    "LV80BANK0000435195001",
    "MC5811222000010123456789030",
    "MT84MALT011000012345MTLCAST001S",
    "NL91ABNA0417164300",
    "NO9386011117947",
    "PL61109010140000071219812874",
    "PT50000201231234567890154",
    "RO49AAAA1B31007593840000",
    "SA0380000000608010167519",
    "SE4550000000058398257466",
    "SK3112000000198742637541",
    "SM86U0322509800000000270100",
    "TR330006100519786457841326",
    "UA213223130000026007233566001",
];

/// The number that starts at `at`, in one piece or in groups of four.
pub(super) fn at(text: &str, at: usize) -> Option<Leak> {
    let opens =
        CAPITAL.run(text, at, 3) >= 4 && byte(text, at + 2).is_ascii_digit() && byte(text, at + 3).is_ascii_digit();
    let country = text.get(at..at + 2).filter(|_| opens)?;
    let (_, wanted) = COUNTRIES.iter().find(|(known, _)| *known == country)?;
    let mut number = String::with_capacity(LONGEST);
    let mut end = at;
    while number.len() < *wanted {
        let length = CAPITAL.run(text, end, LONGEST);
        number.push_str(text.get(end..end + length)?);
        end += length;
        let has_more =
            number.len() < *wanted && number.len().is_multiple_of(4) && length > 0 && byte(text, end) == b' ';
        if !has_more {
            break;
        }
        end += 1;
    }
    let fits = number.len() == *wanted && !ALPHANUMERIC.has(byte(text, end));
    let is_real = fits && checksum(&number) == 1 && !is_example(&number);
    is_real.then_some(Leak { span: Span::new(at, end), kind: &IBAN })
}

/// The remainder by 97 of the number with its first four characters last and its letters
/// as numbers; 1 where nothing is mistyped.
fn checksum(number: &str) -> u32 {
    let (head, tail) = number.split_at_checked(4).unwrap_or((number, ""));
    tail.bytes().chain(head.bytes()).fold(0, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte.wrapping_sub(b'A')) + 10) % 97,
    })
}

/// Whether it is printed as an example, or made up by counting or with zeros.
fn is_example(number: &str) -> bool {
    PUBLISHED.contains(&number) || has(number, "123456") || has(number, "0000000")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_numbers_have_the_length_and_the_checksum_of_real_ones() {
        for number in PUBLISHED {
            assert_eq!(checksum(number), 1, "{number}");
            let length = COUNTRIES.iter().find(|(country, _)| number.starts_with(country)).map(|(_, length)| *length);
            assert_eq!(length, Some(number.len()), "{number}");
        }
    }
}
