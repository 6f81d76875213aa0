//! A directory of records, or what git would commit of one → a [`Dataset`] and what was wrong with its files. The only room that knows YAML.

mod agreement;
mod amended;
mod answers;
mod conflict;
mod controls;
mod copied;
mod dataset;
mod decode;
mod due;
mod economy;
mod fault;
mod file;
mod folder;
mod folder_names;
mod foreign;
mod identified;
mod keys;
mod lasting;
mod mend;
mod other_names;
mod place;
mod plain;
mod reader;
mod staged;
mod syntax;
mod tree;
mod wrong_folder;

pub use agreement::{BUILT_IN, understood};
pub use answers::{AnswersRead, answer, answered, read_answers, together};
pub use copied::Copied;
pub use dataset::{Dataset, Loaded, load, load_agreement};
pub use folder::agreement_in;
pub use folder_names::AGREEMENT;
pub use mend::{Mended, mended};
pub use place::{Part, Places};
pub use staged::{Change, Foreseen, Index};
