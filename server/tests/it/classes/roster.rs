//! A class's roster: names come as a list, and are mended one by one.

use crate::harness::TestServer;
use crate::room::{hidden, makes_class, open_class, sends};

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_names_the_bad_row_and_imports_nothing() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let class = makes_class(&rivera, "Science").await;
    let roster = format!("{class}/roster");
    rivera.get(&roster).await.is(200).shows("One student on each line");

    let file = "\u{FEFF}Matrícula;Nombre;Apellidos\r\n17;Lucía;Núñez Gil\r\n18;;\r\n19;<script>alert(1)</script>;Li\r\n20;12;34\r\n";
    let judged = sends(&rivera, &roster, &[("names", b""), ("file", file.as_bytes()), ("do", b"check")]).await;
    judged
        .is(200)
        .shows("This is what would happen")
        .shows("Nothing has been changed yet")
        .shows("Row 5")
        .shows("no letter");
    judged.shows("Row 3").shows("Lucía Núñez Gil\t17").shows("Add 2, leave out the rows to mend: 2");
    assert!(!judged.body.contains("<script>alert"), "{}", judged.body);
    rivera.get(&class).await.shows("Who is in this class?").hides("Lucía");

    // Whoever sends the bad row all the same gets the dry run again, and nobody is added.
    let rows = r#"[[1,"Ada Okafor",null],[2,"12345",null]]"#;
    let refused = sends(&rivera, &roster, &[("rows", rows.as_bytes()), ("do", b"add")]).await;
    refused.is(200).shows("Row 2").shows("12345");
    rivera.get(&class).await.hides("Ada Okafor").shows("Who is in this class?");

    let rows = hidden(&judged, "rows");
    let added = sends(&rivera, &roster, &[("rows", rows.as_bytes()), ("do", b"add")]).await;
    added.goes_to(&format!("{class}?said=added&n=2"));
    let page = rivera.get(&format!("{class}?said=added&n=2")).await;
    page.shows("2 students are on the roster now").shows("Lucía Núñez Gil").shows("<script>alert(1)</script> Li");
    assert!(!page.body.contains("<script>alert"));
    let again =
        sends(&rivera, &roster, &[("names", "Lucía Núñez Gil\nBo Li\nbo li".as_bytes()), ("do", b"check")]).await;
    again.is(200).shows("already here").shows("the same student as row 2").shows("Put 1 student on the roster");
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_that_are_none_get_a_sentence() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let roster = format!("{}/roster", makes_class(&rivera, "Science").await);
    let flood = "x".repeat(250_000);
    for (field, bytes, told) in [
        ("names", &b"  \n "[..], "There is no name in it yet"),
        ("names", flood.as_bytes(), "too much at once"),
        ("file", b"PK\x03\x04\x14\0\x06\0", "This is a spreadsheet"),
        ("file", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0", "no list of names"),
        ("file", flood.as_bytes(), "too large"),
        ("file", &b"\n;;\n"[..], "There is no name in it yet"),
    ] {
        let told_so = sends(&rivera, &roster, &[(field, bytes), ("do", b"check")]).await;
        told_so.is(422).shows(told).shows(&format!("id=\"{field}-problem\""));
        assert!(told_so.body.len() < 40_000, "{field}: {}", told_so.body.len());
    }
    let names = "x".repeat(100_000);
    sends(&rivera, &roster, &[("names", names.as_bytes()), ("do", b"check")]).await.is(200).shows("longer than fits");
    sends(&rivera, &roster, &[("rows", b"not json"), ("do", b"add")]).await.is(404);
    sends(&rivera, &roster, &[("file", &vec![b'x'; 5 << 20]), ("do", b"check")]).await.is(422).shows("too large");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_roster_is_kept_and_faults_stand_beside_their_fields() {
    let server = TestServer::start().await;
    let (rivera, class, _) = open_class(&server).await;
    let page = rivera.get(&class).await;
    let edit = page.attribute("href", &format!("{class}/student/")).expect("a student to edit");
    rivera.get(&edit).await.is(200).shows("Name and picture").shows("umbrella");
    rivera
        .post(&edit, &[("name", "Bo Lindqvist"), ("picture", "owl")])
        .await
        .is(422)
        .shows("has this name")
        .shows("value=\"Bo Lindqvist\"");
    rivera.post(&edit, &[("name", "Zoë"), ("picture", "dragon")]).await.is(422).shows("pick one of the pictures");
    let long = "x".repeat(100_000);
    rivera.post(&edit, &[("name", &long), ("picture", "owl")]).await.is(422).shows("longer than fits");
    let kept = rivera.post(&edit, &[("name", "Zoë \u{202E}<i>Ångström\u{0}"), ("picture", "whale")]).await;
    assert_eq!(kept.status, 303);
    let page = rivera.get(&class).await;
    page.shows("Zoë <i>Ångström").shows("/pictures/whale.svg");
    assert!(!page.body.contains("<i>Ång"));
    // A foreign id on the address is nobody's name to say.
    rivera
        .get(&format!("{class}?said=removed&who=01890000-0000-7000-8000-000000000001"))
        .await
        .hides("is off the roster");
    rivera.get(&format!("{class}?said=<script>")).await.is(200).hides("<script>\"");
}
