//! Files that are no sheets, and workbooks of several.

use super::super::testing::{Settings, Workbook, file_fault, plan, workbook};
use super::{ONE_ACTION, ONE_AREA};

#[test]
fn files_that_are_no_sheets() {
    let again = "> open it in the spreadsheet program and save it again as an Excel workbook (.xlsx)";
    let old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(
        file_fault("plan.xlsx", &old),
        format!("`plan.xlsx` is a workbook of the old kind (.xls) {again}")
    );
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let encrypted = [old.as_slice(), &[0; 512], name.as_slice()].concat();
    assert_eq!(
        file_fault("plan.xlsx", &encrypted),
        "`plan.xlsx` is protected by a password > save a copy without the password: in Excel, `File`, `Info`, \
         `Protect Workbook`, `Encrypt with Password`, and delete it"
    );
    for path in ["plan.xls", "plan.ods", "plan.numbers", "plan.XLSM", "plan"] {
        let hint =
            "> open it in the spreadsheet program, save it as an Excel workbook (.xlsx), and name that";
        let message = format!("`{path}` is neither an Excel workbook (.xlsx) nor a .csv {hint}");
        assert_eq!(file_fault(path, &old), message);
    }
    assert_eq!(
        file_fault("plan.xlsx", b""),
        "`plan.xlsx` is empty > save the sheet again as an Excel workbook (.xlsx)"
    );
    assert_eq!(
        file_fault("plan.xlsx", b"No.,Action"),
        format!("`plan.xlsx` is no Excel workbook, although its name ends in .xlsx {again}")
    );
    assert_eq!(
        file_fault("plan.XLSX", &[0; 1000]),
        format!("`plan.XLSX` is no Excel workbook, although its name ends in .xlsx {again}")
    );
}

#[test]
fn archives_that_are_damaged_or_something_else() {
    let whole = plan(ONE_ACTION).bytes();
    for length in [2, 30, whole.len() / 2, whole.len() - 30] {
        assert_eq!(
            file_fault("plan.xlsx", &whole[..length]),
            "`plan.xlsx` is damaged or not complete > copy it again from where it came, or open it in the \
             spreadsheet program and save it again"
        );
    }
    let message = |workbook: &Workbook| {
        let message = file_fault("plan.xlsx", &workbook.bytes());
        let message =
            message.strip_prefix("`plan.xlsx` cannot be read as an Excel workbook: ").map(str::to_owned);
        message.unwrap().split(" > ").next().unwrap().to_owned()
    };
    assert_eq!(
        message(&plan("").part("_rels/.rels", "<Relationships/>")),
        "it is a zip archive of something else"
    );
    assert_eq!(
        message(&plan("").part("xl/_rels/workbook.xml.rels", "<Relationships/>")),
        "a sheet of it is missing"
    );
    assert_eq!(message(&plan("").part("XL/workbook.xml", "")), "it has `xl/workbook.xml` twice");
    let strings = "<sst uniqueCount=\"18446744073709551615\"></sst>";
    assert_eq!(
        message(&plan("").part("xl/sharedStrings.xml", strings)),
        "it claims to have more than a million different words"
    );
    let styles =
        format!("<styleSheet><fonts><font><name val=\"{}\"/></font></fonts></styleSheet>", "a".repeat(5000));
    assert_eq!(
        message(&plan("").part("xl/styles.xml", styles)),
        "it has more or longer styles than a workbook can have"
    );
    for (xml, why) in [
        ("<worksheet><dimension ref=\"B2:A1\"/><sheetData/></worksheet>", "`B2:A1` is no place in a sheet"),
        (
            "<worksheet><sheetData><row r=\"4294967296\"/></sheetData></worksheet>",
            "`4294967296` is no place in a sheet",
        ),
        (
            "<worksheet><sheetData><row><c r=\"AAAAAAAA1\"/></row></sheetData></worksheet>",
            "`AAAAAAAA1` is no place in a sheet",
        ),
        (
            "<worksheet><sheetData><row><c r=\"XFE1\"/></row></sheetData></worksheet>",
            "`XFE1` is no place in a sheet",
        ),
        (
            "<worksheet><sheetData><row><c r=\"A1\" t=\"n\"><v>+1</v></c></row></sheetData></worksheet>",
            "cell A1 holds no number",
        ),
        ("<worksheet><sheetData><row><c>", "it ends within a cell"),
        (
            "<worksheet><sheetData/><mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"B2:C3\"/></mergeCells></worksheet>",
            "the merged cells B2:C3 are merged with others too",
        ),
    ] {
        assert_eq!(message(&workbook("").part("xl/sheet1.xml", xml)), why);
    }
}

/// Whatever stands in one byte, a workbook is read or refused.
#[test]
fn a_workbook_with_a_wrong_byte_never_panics() {
    let sound = plan("1 | A | CQC | B | X | date:2027-03-31 | number:1.1 | formula:").merge("A2:A3");
    let zipped = sound.bytes();
    for at in (0..zipped.len()).step_by(7) {
        let mut bytes = zipped.clone();
        bytes[at] ^= 0x55;
        sound.read_bytes(&bytes);
    }
    let sheet = "<worksheet><dimension ref=\"A1:B2\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"n\" s=\"1\"><v>12</v>\
                 </c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>";
    for at in 0..sheet.len() {
        for other in ["", "0", "9999999999", "<", "&", "\"", "e", ":", "-"] {
            let mut xml = sheet.to_owned();
            xml.replace_range(at..=at, other);
            let workbook = workbook("").part("xl/sheet1.xml", xml);
            workbook.read_bytes(&workbook.bytes());
        }
    }
}

#[test]
fn what_unpacks_to_more_than_64_mb() {
    let bomb = plan(ONE_ACTION).part("xl/media/a.png", vec![0; 65 * 1024 * 1024]).bytes();
    assert!(bomb.len() < 1024 * 1024);
    let message = "`plan.xlsx` unpacks to more than 64 MB, which no plan needs > copy the plan alone into a new \
                   workbook, without pictures, and save that";
    assert_eq!(file_fault("plan.xlsx", &bomb), message);
    // A header that says otherwise changes nothing.
    let size = (65 * 1024 * 1024_u32).to_le_bytes();
    let mut liar = bomb.clone();
    for at in 0..liar.len() - 4 {
        if liar[at..at + 4] == size {
            liar[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
        }
    }
    assert!(file_fault("plan.xlsx", &liar).starts_with("`plan.xlsx` "));
    let many = (0..9).fold(plan(ONE_ACTION), |workbook, number| {
        workbook.part(&format!("xl/media/{number}.png"), vec![0; 8 * 1024 * 1024])
    });
    assert_eq!(file_fault("plan.xlsx", &many.bytes()), message);
}

#[test]
fn a_lone_cell_far_away() {
    let far =
        plan(ONE_ACTION).cell(1_048_576, "<c r=\"XFD1048576\" t=\"inlineStr\"><is><t>a slip</t></is></c>");
    let message = |cell| {
        format!(
            "`plan.xlsx` has words in cell {cell}; words are read down to row 20000 and as far as column GR > \
             delete what stands there, if it is a slip; or move the plan to a sheet of its own"
        )
    };
    assert_eq!(file_fault("plan.xlsx", &far.bytes()), message("Plan!XFD1048576"));
    let far = plan(ONE_ACTION).cell(20_001, "<c r=\"A20001\"><v>1</v></c>");
    assert_eq!(file_fault("plan.xlsx", &far.bytes()), message("Plan!A20001"));
    // A cell that only looks different says nothing.
    let far = plan(ONE_ACTION).cell(20_001, "<c r=\"A20001\" s=\"1\"/>");
    assert_eq!(far.read(), (ONE_AREA.to_owned(), Vec::new()));
}

#[test]
fn sheets_with_nothing_in_them() {
    let hint = "> check that the sheet with the plan was saved";
    assert_eq!(
        file_fault("plan.xlsx", &workbook("").bytes()),
        format!("the sheet `Plan` of `plan.xlsx` is empty {hint}")
    );
    assert_eq!(file_fault("plan.csv", b"\xef\xbb\xbf\n"), format!("`plan.csv` is empty {hint}"));
    assert_eq!(
        plan("").said(),
        ["Plan!A1 there is nothing below the labels > write the plan below them, one action a row"]
    );
}

#[test]
fn the_sheet_that_is_the_plan() {
    let two = || plan(ONE_ACTION).tab("Notes", "Words | More");
    let read =
        |workbook: &Workbook, tab| workbook.read_with(&Settings { tab: Some(tab), ..Settings::default() });
    let one_area = || (ONE_AREA.to_owned(), Vec::new());
    let none = |message: &str| ("none".to_owned(), vec![message.to_owned()]);
    assert_eq!(two().read(), one_area());
    assert_eq!(read(&two(), "plan"), one_area());
    assert_eq!(
        read(&two(), "Plam"),
        none("line 2 there is no sheet `Plam` in the workbook > write `\"Plan\"`, if that is what was meant")
    );
    assert_eq!(
        read(&two(), "March"),
        none("line 2 there is no sheet `March` in the workbook > use one of `Plan`, `Notes`")
    );
    let several = plan(ONE_ACTION).tab("Old plan", "No. | Action");
    assert_eq!(
        several.read(),
        none(
            "line 1 `plan.xlsx` has several sheets: `Plan`, `Old plan` > add `tab = \"…\"` with the name of the one that is the plan"
        )
    );
    assert_eq!(
        super::super::testing::read("plan.csv", b"", &Settings { tab: Some("Plan"), ..Settings::default() }),
        none(
            "line 2 a .csv is one sheet and has no name for it > leave `tab` out, or save the whole workbook as .xlsx"
        )
    );
}

#[test]
fn hidden_sheets_are_told_of_and_never_read() {
    let secret = || plan(ONE_ACTION).tab("Names", "Secret").state("veryHidden");
    let hint = "> delete it before the workbook is passed on, if nobody should read it";
    assert_eq!(
        secret().read(),
        (
            ONE_AREA.to_owned(),
            vec![format!("line 1 the sheet `Names` of `plan.xlsx` is hidden and is not printed {hint}")]
        )
    );
    let secrets = secret().tab("Old", "Secret").state("hidden");
    let warning = format!(
        "line 1 the sheets `Names`, `Old` of `plan.xlsx` are hidden and are not printed {}",
        hint.replace("it", "them")
    );
    assert_eq!(secrets.read().1, [warning.as_str()]);
    let settings = Settings { tab: Some("Names"), ..Settings::default() };
    assert_eq!(
        secrets.read_with(&settings).1,
        [
            &warning,
            "line 2 the sheet `Names` is hidden, and what is hidden is not printed > show it in the spreadsheet \
             program, or name another",
        ]
    );
    let nothing = plan(ONE_ACTION).state("hidden");
    assert_eq!(
        nothing.read().1[1],
        "line 1 `plan.xlsx` has no sheet that is not hidden > show the sheet with the plan in the spreadsheet program"
    );
}
