//! More plugins from one: the same component under other ids, versions and words.
//!
//! A component's texts stand in its data as they are in its source. Replacing one by another
//! of the same length moves nothing, so the result is a whole component with a digest of its
//! own that the host compiles, describes and swaps like any other.

/// `component` with every `old` replaced by `new`.
///
/// # Panics
/// When the two differ in length, or `old` does not occur: the plugin was built differently
/// than the caller thinks.
pub fn patched(component: &[u8], old: &str, new: &str) -> Vec<u8> {
    assert_eq!(old.len(), new.len(), "`{old}` and `{new}` must have the same length");
    let mut bytes = component.to_vec();
    let mut places = 0;
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], old.as_bytes()) {
        bytes[from + at..][..new.len()].copy_from_slice(new.as_bytes());
        from += at + new.len();
        places += 1;
    }
    assert!(places > 0, "`{old}` stands nowhere in the component");
    bytes
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

/// The same component with a custom section that no other `number` gives, and with `bytes` more
/// of no meaning. Other tools pass over both.
pub fn marked(component: &[u8], number: usize, bytes: usize) -> Vec<u8> {
    let mut content = vec![8];
    content.extend_from_slice(format!("{number:08}").as_bytes());
    content.resize(content.len() + bytes, 0);
    let mut marked = component.to_vec();
    marked.push(0);
    let mut length = content.len();
    while length > 0x7f {
        marked.push(0x80 | u8::try_from(length & 0x7f).unwrap_or_default());
        length >>= 7;
    }
    marked.push(u8::try_from(length).unwrap_or_default());
    marked.extend_from_slice(&content);
    marked
}

/// `component`, whose id is `id` and version `version`, under the id number `number`.
///
/// The id, the version and the title stand one behind the other in the data, which is what
/// tells the id from the same word elsewhere.
///
/// # Panics
/// As [`patched`].
pub fn with_id(component: &[u8], id: &str, version: &str, number: usize) -> Vec<u8> {
    patched(component, &format!("{id}{version}"), &format!("{}{version}", numbered(id, number)))
}

/// `component`, whose id is `id` and version `version`, with another version.
///
/// # Panics
/// As [`patched`].
pub fn with_version(component: &[u8], id: &str, version: &str, other: &str) -> Vec<u8> {
    patched(component, &format!("{id}{version}"), &format!("{id}{other}"))
}

/// An id as long as `id`, another one for each `number` below 17,576; ends in three letters.
///
/// # Panics
/// When `id` has fewer than four characters.
pub fn numbered(id: &str, number: usize) -> String {
    let letter = |place: u32| {
        let index = (number / 26_usize.pow(place)) % 26;
        char::from(b'a' + u8::try_from(index).unwrap_or_default())
    };
    format!("{}{}{}{}", &id[..id.len() - 3], letter(2), letter(1), letter(0))
}
