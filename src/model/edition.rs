//! For whom a report is.

/// For whom a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Edition {
    /// The steering group: every count.
    #[value(alias = "intern")]
    Internal,
    /// Anyone.
    #[value(alias = "offentlig", alias = "publik")]
    Public,
}

impl Edition {
    /// Each of them.
    pub const ALL: [Self; 2] = [Self::Internal, Self::Public];

    /// The edition of an id.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.id() == id)
    }

    /// The id used on the command line, in the agreement and in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Public => "public",
        }
    }
}
