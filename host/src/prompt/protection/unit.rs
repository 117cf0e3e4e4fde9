//! Units and currencies: what makes `5` into `5 km`, `5 %` or `$5`.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::prompt::source::Source;

/// Units that stand after a number and a blank. Letters only, exact case.
const UNITS: &str = "nm µm μm mm cm dm m km m² m2 km² km2 cm² m³ m3 cm³ ha inch inches ft foot feet yd yard yards mi mile miles \
    meter meters metre metres kilometer kilometers kilometre kilometres centimeter centimeters millimeters acre \
    acres hectares sqft ml mL cl dl l L liter liters litre litres gallon gallons cup cups tbsp tsp tablespoon \
    tablespoons teaspoon teaspoons pint pints µg mg g kg t gram grams kilogram kilograms ton tons tonne tonnes \
    lb lbs pound pounds oz ounce ounces N kN Nm J kJ MJ cal kcal calories Wh kWh MWh GWh W kW MW GW watt watts \
    hp Pa kPa MPa bar psi atm mol mM eV keV MeV V mV kV volt volts A mA mAh Ah Ω ohm ohms Hz kHz MHz GHz dB bit \
    bits byte bytes B kB KB MB GB TB PB KiB MiB GiB TiB Kbps kbps Mbps Gbps fps FPS rpm RPM ppm px pt dpi MP ns \
    µs μs ms s sec secs second seconds millisecond milliseconds min mins minute minutes h hr hrs hour hours d \
    day days week weeks month months year years yr yrs decades centuries am pm AM PM a.m. p.m. BC BCE AD CE UTC \
    GMT EST PST CET K ° °C °F ℃ ℉ degrees Celsius Fahrenheit mph kph km/h m/s percent percentage % ％ ‰ dollars \
    dollar euros euro yen yuan rupees cents USD EUR GBP JPY CNY INR CHF CAD AUD BTC € £ ¥ ₹ $ thousand million \
    millions billion billions trillion k M bn mn dozen heure heures jour jours semaine semaines mois ans année \
    années minuto minutos segundo segundos hora horas día días dia dias semana semanas mes meses año años anos \
    secondes milliards mètres kilomètres metros kilómetros litros gramos grammes millones millón dólares Minuten \
    Minute Stunden Stunde Tage Tagen Tag Wochen Woche Monate Jahre Jahren Jahr Sekunden Prozent Meter Kilometer \
    Millionen Milliarden minuti ore giorni anni mesi settimane uur dagen weken maanden jaar секунд минут минуты \
    часов часа дней дня лет года год км м кг руб рублей";

/// Counters and units that follow a number directly in Chinese, Japanese and Korean, longest first.
const EAST_ASIAN_UNITS: &str = "キロメートル センチメートル ミリメートル パーセント メートル キログラム グラム リットル ページ 時間 分間 秒間 日間 週間 年間 か月 ヶ月 カ月 個月 个月 小时 小時 分钟 分鐘 公里 公斤 文字 単語 \
    段落 世紀 平方米 万円 億円 千円 美元 人民币 万字 시간 개월 퍼센트 단어 문장 年 月 日 時 时 分 秒 週 周 天 号 個 个 箇 つ 人 名 歳 岁 才 円 元 块 万 亿 億 千 百 字 行 語 词 \
    句 文 段 章 節 页 頁 回 次 件 点 条 種 种 本 冊 册 枚 台 匹 階 层 倍 度 米 克 升 番 位 級 级 项 項 개 명 년 월 일 시 분 초 주 번 원 만 억 자 줄 살 세 회 장 권 점";

/// The longest unit's length in bytes; a longer word is none.
const LONGEST_UNIT: usize = 16;

/// One past the unit after the number that ends at `end`; `end` itself when there is none.
pub(super) fn skip_unit(source: Source<'_>, end: usize, limit: usize) -> usize {
    let end = skip_attached(source, end, limit);
    let blank = match source.char_at(end).filter(|_| end < limit) {
        Some(' ') => 1,
        Some('-') => 1,
        Some('\u{a0}' | '\u{202f}') => end_of_char(source, end) - end,
        _ => return end,
    };
    let start = end + blank;
    // `CC BY 4.0 m` has one blank; a unit on the next line or after two is a new thought.
    let word = source.skip_chars(start, limit.min(start + 2 * LONGEST_UNIT), |character| {
        character.is_alphabetic()
            || matches!(
                character,
                '°' | '²' | '³' | '%' | '％' | '‰' | '/' | '2' | '3' | '.' | '€' | '£' | '¥' | '₹' | '$' | '℃' | '℉'
            )
    });
    let text = source.slice(start, word);
    for (trim, length) in [(false, text.len()), (true, text.trim_end_matches(['.', '/']).len())] {
        let candidate = text.get(..length).unwrap_or_default();
        if (!trim || length < text.len()) && is_unit(candidate) {
            return start + length;
        }
    }
    if source.byte(word) != b' ' {
        return end;
    }
    let two_words =
        ["per cent", "por ciento", "pour cent"].iter().find(|unit| source.starts_with_ignoring_case(start, unit));
    two_words.map_or(end, |unit| start + unit.len())
}

/// Signs and counters that touch the number: `%`, `€`, `+`, `°C`, `個`.
fn skip_attached(source: Source<'_>, end: usize, limit: usize) -> usize {
    let mut end = end;
    if !source.byte(end).is_ascii()
        && let Some(unit) = EAST_ASIAN.iter().find(|unit| source.starts_with(end, unit))
    {
        return limit.min(end + unit.len());
    }
    while end < limit {
        match source.char_at(end) {
            Some(
                '%' | '％' | '‰' | '°' | '℃' | '℉' | '€' | '£' | '¥' | '￥' | '₹' | '$' | '+' | '″' | '′' | 'º' | 'ª',
            ) => {
                end = end_of_char(source, end);
                if source.char_before(end) == Some('°') && matches!(source.byte(end), b'C' | b'F') {
                    end += 1;
                }
            }
            _ => break,
        }
    }
    end
}

/// Whether a character is a currency's sign.
pub(super) fn is_currency_mark(character: char) -> bool {
    matches!(character, '$' | '€' | '£' | '¥' | '￥' | '₹' | '₽' | '₩' | '₿' | '¢' | '₫' | '₺' | '₴' | '₱' | '฿' | '₪')
}

/// The length of a currency code in front of a number, with its blank: `USD 5`, `US$5`, `R$ 5`.
pub(super) fn currency_code_before(source: Source<'_>, at: usize, limit: usize) -> Option<usize> {
    if !source.byte(at).is_ascii_uppercase() {
        return None;
    }
    const CODES: &[&str] =
        &["US$", "R$", "A$", "C$", "HK$", "USD", "EUR", "GBP", "JPY", "CNY", "INR", "CHF", "Rs.", "Rs"];
    let code = CODES.iter().find(|code| source.starts_with(at, code))?;
    let after = at + code.len();
    let blank = source.skip_bytes(after, limit.min(after + 1), |byte| byte == b' ');
    source.byte(blank).is_ascii_digit().then_some(blank - at)
}

fn is_unit(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST_UNIT && UNIT_SET.contains(text)
}

static UNIT_SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| UNITS.split_whitespace().collect());

static EAST_ASIAN: LazyLock<Vec<&'static str>> = LazyLock::new(|| EAST_ASIAN_UNITS.split_whitespace().collect());

fn end_of_char(source: Source<'_>, at: usize) -> usize {
    at + source.char_at(at).map_or(1, char::len_utf8)
}
