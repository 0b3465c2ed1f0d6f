//! `/class/{id}/competencies`: what a class is learning to do, in a student's words. Pasted or brought as a CSV; first what would happen, then
//! all of it, or nothing.

mod import;
mod list;

pub use import::CompetencyImport;
pub use list::{CompetenciesPage, Typed as CompetenciesTyped};
