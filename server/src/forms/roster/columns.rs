//! Which column is what: read from a header line if there is one, in English or Spanish.

use domain::words::folded;

/// Where names and the school's ids stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    name: Option<usize>,
    first: Option<usize>,
    /// Two family names in two columns are both part of the name.
    last: Vec<usize>,
    id: Option<usize>,
}

const NAME: [&str; 15] = [
    "name",
    "names",
    "student",
    "studentname",
    "fullname",
    "displayname",
    "pupil",
    "nombrecompleto",
    "nombreyapellidos",
    "nombreyapellido",
    "apellidosynombre",
    "alumno",
    "alumna",
    "alumnoa",
    "estudiante",
];
const FIRST: [&str; 8] = ["first", "firstname", "givenname", "given", "forename", "nombre", "nombres", "primernombre"];
const LAST: [&str; 14] = [
    "last",
    "lastname",
    "surname",
    "familyname",
    "family",
    "apellido",
    "apellidos",
    "apellido1",
    "apellido2",
    "primerapellido",
    "segundoapellido",
    "apellidopaterno",
    "apellidomaterno",
    "secondlastname",
];
const ID: [&str; 18] = [
    "id",
    "studentid",
    "sisid",
    "sourcedid",
    "studentnumber",
    "studentno",
    "localid",
    "externalid",
    "number",
    "matricula",
    "numero",
    "numerodealumno",
    "expediente",
    "nie",
    "nia",
    "codigo",
    "idalumno",
    "idestudiante",
];

impl Columns {
    /// From a header line; none if the line is no header.
    pub fn of_header(cells: &[String]) -> Option<Self> {
        let mut columns = Self::default();
        for (at, cell) in cells.iter().enumerate() {
            let cell = folded(cell);
            let is = |known: &[&str]| known.contains(&cell.as_str());
            if is(&FIRST) && columns.first.is_none() {
                columns.first = Some(at);
            } else if is(&LAST) {
                columns.last.push(at);
            } else if is(&NAME) && columns.name.is_none() {
                columns.name = Some(at);
            } else if is(&ID) && columns.id.is_none() {
                columns.id = Some(at);
            }
        }
        // `Nombre` alone is the whole name.
        if columns.name.is_none() && columns.last.is_empty() {
            columns.name = columns.first.take();
        }
        (columns.name.is_some() || columns.first.is_some() || !columns.last.is_empty()).then_some(columns)
    }

    /// A row's name, `Ada Okafor` or `Okafor, Ada`, and its id.
    pub fn read(&self, cells: &[String]) -> (String, Option<String>) {
        let cell = |at: usize| cells.get(at).map(String::as_str).unwrap_or_default();
        let name = match (self.first, self.last.as_slice(), self.name) {
            (first, last, None) => {
                let parts = first.into_iter().chain(last.iter().copied()).map(cell);
                parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            }
            (_, _, Some(name)) => cell(name).to_owned(),
        };
        (name, self.id.map(cell).filter(|id| !id.is_empty()).map(str::to_owned))
    }
}

/// A row without a header: a cell with a digit and without a space is the id, the others are the name. Two cells with a comma between
/// them are `Okafor, Ada`, as in a pasted line.
pub fn guess(cells: &[String], comma: bool) -> (String, Option<String>) {
    let is_id = |cell: &String| {
        cell.chars().any(|c| c.is_ascii_digit()) && !cell.contains(char::is_whitespace) && cell.len() <= 40
    };
    let several = cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
    let id = several.then(|| cells.iter().find(|cell| is_id(cell)).cloned()).flatten();
    let names: Vec<&str> =
        cells.iter().filter(|cell| !cell.is_empty() && id.as_ref() != Some(*cell)).map(String::as_str).collect();
    let name = match names.as_slice() {
        [last, first] if comma => format!("{last}, {first}"),
        names => names.join(" "),
    };
    (name, id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str) -> Vec<String> {
        line.split('|').map(str::to_owned).collect()
    }

    #[test]
    fn headers_are_known_in_both_languages() {
        for (header, row, name) in [
            ("Student ID|First Name|Last Name|Email", "17|Ada|Okafor|x", "Ada Okafor"),
            ("Last_Name|First_Name|Student Number", "Okafor|Ada|17", "Ada Okafor"),
            ("NAME|ID", "Okafor, Ada|17", "Okafor, Ada"),
            ("Nombre|Primer apellido|Segundo apellido|Matrícula", "Lucía|Núñez|Gil|17", "Lucía Núñez Gil"),
            ("Nombre|Código", "Lucía Núñez|17", "Lucía Núñez"),
            ("Alumno/a|NIE", "Núñez Gil, Lucía|17", "Núñez Gil, Lucía"),
        ] {
            let columns = Columns::of_header(&cells(header)).unwrap_or_else(|| panic!("{header}"));
            assert_eq!(columns.read(&cells(row)), (name.to_owned(), Some("17".to_owned())), "{header}");
        }
    }

    #[test]
    fn students_are_no_header() {
        for line in ["Ada Okafor", "Okafor|Ada", "17|Ada Okafor", "", "First National|Bo"] {
            assert_eq!(Columns::of_header(&cells(line)), None, "{line}");
        }
    }

    #[test]
    fn a_short_row_is_read_as_far_as_it_goes() {
        let columns = Columns::of_header(&cells("First|Last|ID")).unwrap();
        assert_eq!(columns.read(&cells("Ada")), ("Ada".to_owned(), None));
        assert_eq!(columns.read(&[]), (String::new(), None));
    }

    #[test]
    fn without_a_header_ids_are_told_from_names() {
        assert_eq!(guess(&cells("Okafor|Ada"), true), ("Okafor, Ada".to_owned(), None));
        assert_eq!(guess(&cells("Ada|Okafor|S-17"), false), ("Ada Okafor".to_owned(), Some("S-17".to_owned())));
        assert_eq!(guess(&cells("12345"), false), ("12345".to_owned(), None));
    }
}
