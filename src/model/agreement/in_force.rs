//! What holds for a party: its appendix's word where that has one, else the agreement's (ÖK §2.1, §5.11, §6).

use chrono::NaiveDate;

use super::appendix::Appendix;
use super::goal::Capacity;
use super::hours::{Hours, OpeningHours};
use super::ids::PartyId;
use super::whole::Agreement;

/// Something that is stated in the agreement or in an appendix.
#[derive(Debug, Clone, Copy)]
pub struct InForce<'a> {
    /// What is stated.
    pub hours: &'a OpeningHours,
    appendix: Option<&'a str>,
    name: &'static str,
}

impl InForce<'_> {
    /// The key under which it stands: `hours.staffed`, `appendices[Bil].hours.staffed`.
    pub fn key(&self) -> String {
        let above = self.appendix.map_or_else(String::new, |text| format!("appendices[{text}]."));
        format!("{above}hours.{}", self.name)
    }
}

/// The hours of a party.
#[derive(Debug, Clone, Copy)]
pub struct HoursOf<'a> {
    /// When its staff can be reached.
    pub staffed: Option<InForce<'a>>,
    /// When anyone may drop in.
    pub open_reception: Option<InForce<'a>>,
}

impl Agreement {
    /// The appendix of a party, and its place among the appendices.
    pub fn appendix_of(&self, party: Option<PartyId>) -> Option<(usize, &Appendix)> {
        let party = self.party_by_now(party?)?;
        self.appendices.iter().enumerate().find(|(_, appendix)| appendix.party == party.id)
    }

    /// The hours of a party: its appendix's where it states them, else the agreement's. Without a party, the
    /// agreement's.
    pub fn hours_of(&self, party: Option<PartyId>) -> HoursOf<'_> {
        let appendix = self.appendix_of(party);
        let pick = |name: &'static str, of: fn(&Hours) -> &Option<OpeningHours>| {
            let own =
                appendix.and_then(|(_, appendix)| Some((Some(appendix.text.as_str()), of(&appendix.hours).as_ref()?)));
            let (appendix, hours) = own.or_else(|| Some((None, of(&self.hours).as_ref()?)))?;
            Some(InForce { hours, appendix, name })
        };
        HoursOf {
            staffed: pick("staffed", |hours| &hours.staffed),
            open_reception: pick("open_reception", |hours| &hours.open_reception),
        }
    }

    /// What a party is to take: its own appendix says. Without a party, what the agreement says of all.
    pub fn capacity_of(&self, party: Option<PartyId>) -> Option<&Capacity> {
        match party {
            Some(_) => self.appendix_of(party).map(|(_, appendix)| &appendix.capacity),
            None => Some(&self.capacity),
        }
    }

    /// The first day of a party that its appendix has join later than the agreement began.
    pub fn first_day_of(&self, party: Option<PartyId>) -> Option<NaiveDate> {
        self.appendix_of(party)?.1.from
    }

    /// Whether a party has joined on a day: the terms of that day know it, and its appendix has begun.
    pub fn has_joined(&self, party: PartyId, day: NaiveDate) -> bool {
        self.on(day).party_by_now(party).is_some() && self.first_day_of(Some(party)).is_none_or(|from| from <= day)
    }

    /// Every open reception of a day: the agreement's own, and each that an appendix sets from then on.
    pub fn open_receptions(&self, day: NaiveDate) -> impl Iterator<Item = &OpeningHours> {
        let in_force = self.appendices.iter().filter(move |appendix| appendix.from.is_none_or(|from| from <= day));
        let appendices = in_force.map(|appendix| &appendix.hours);
        std::iter::once(&self.hours).chain(appendices).filter_map(|hours| hours.open_reception.as_ref())
    }
}
