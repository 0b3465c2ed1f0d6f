use domain::access::Place;
use domain::id::{ClassId, PersonId};

/// Where one acts about a student of a class.
pub fn address(place: Place, class: ClassId, student: PersonId) -> String {
    match place {
        Place::Piece(id) => format!("/console/{class}?piece={id}"),
        Place::Growth => format!("/class/{class}/student/{student}/growth"),
        Place::Goals => format!("/class/{class}/student/{student}/goals"),
        Place::Goal(id) => format!("/shown/{id}"),
        Place::Asks => "/asks".into(),
        Place::Choices => format!("/class/{class}/student/{student}/choices"),
        Place::Board(id) => format!("/class/{class}/board/{id}"),
        Place::Shelf => format!("/class/{class}/shelf"),
        Place::Tries => "/tries".into(),
        Place::Prompts => format!("/class/{class}/prompts"),
        Place::Questions => format!("/class/{class}/questions"),
        Place::Rounds => format!("/class/{class}/rounds"),
        Place::Inquiries => format!("/class/{class}/inquiries"),
        Place::Inquiry(id) => format!("/class/{class}/inquiry/{id}"),
        Place::Audiences => format!("/class/{class}/audiences"),
        Place::Replies => format!("/class/{class}/replies"),
        Place::Data => format!("/class/{class}/student/{student}/data"),
    }
}
