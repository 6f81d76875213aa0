//! Parties and forums by their ids: an agreement gives out which one it is, and is asked for it again.
//!
//! No amendment takes one away or moves it (`load::lasting`), so it is the same in all later terms; earlier ones may not
//! have it yet.

use std::ops::Index;

use super::forum::Forum;
use super::identity::Party;
use super::whole::Agreement;

/// Which party.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyId(usize);

/// Which forum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ForumId(usize);

impl Agreement {
    /// The parties of these terms.
    pub fn parties(&self) -> impl Iterator<Item = (PartyId, &Party)> {
        self.agreement.parties.iter().enumerate().map(|(at, party)| (PartyId(at), party))
    }

    /// The party of an id.
    pub fn party(&self, id: &str) -> Option<PartyId> {
        self.parties().find(|(_, party)| party.id == id).map(|(party, _)| party)
    }

    /// A party in these terms, where it has come by then.
    pub fn party_by_now(&self, party: PartyId) -> Option<&Party> {
        self.agreement.parties.get(party.0)
    }

    /// The forums of these terms.
    pub fn forums(&self) -> impl Iterator<Item = (ForumId, &Forum)> {
        self.forums.iter().enumerate().map(|(at, forum)| (ForumId(at), forum))
    }

    /// The forum of an id.
    pub fn forum(&self, id: &str) -> Option<ForumId> {
        self.forums().find(|(_, forum)| forum.id == id).map(|(forum, _)| forum)
    }

    /// A forum in these terms, where it has come by then.
    pub fn forum_by_now(&self, forum: ForumId) -> Option<&Forum> {
        self.forums.get(forum.0)
    }
}

/// The party, in the terms that gave it out or later ones.
impl Index<PartyId> for Agreement {
    type Output = Party;

    fn index(&self, party: PartyId) -> &Party {
        &self.agreement.parties[party.0]
    }
}
