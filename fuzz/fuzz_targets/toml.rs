#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| boardpaper_fuzzed::toml(input));
