//! Said in other words: in the place of what was read, and of nothing else.

use crate::refusal::Refusal;

/// `stands` is what is there, `read` what its page showed. Conflict: `goals.changed_meanwhile` where the two are not the same any more, so that
/// nothing is overwritten that its student, on another device, said later.
pub fn as_read<T: PartialEq + ?Sized>(stands: &T, read: &T) -> Result<(), Refusal> {
    if stands == read { Ok(()) } else { Err(Refusal::conflict("goals.changed_meanwhile")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Moment;

    #[test]
    fn other_words_take_the_place_of_those_that_were_read() {
        assert_eq!(as_read("The bus is late", "The bus is late"), Ok(()));
        let meanwhile = Err(Refusal::conflict("goals.changed_meanwhile"));
        assert_eq!(as_read("The bus never comes", "The bus is late"), meanwhile);
        assert_eq!(as_read(&None::<Moment>, &None), Ok(()), "nothing was said, and nothing is");
        assert_eq!(as_read(&Some(Moment(2)), &Some(Moment(1))), meanwhile);
        assert_eq!(as_read(&Some(Moment(2)), &None), meanwhile);
        assert_eq!(as_read(&None, &Some(Moment(1))), meanwhile);
    }
}
