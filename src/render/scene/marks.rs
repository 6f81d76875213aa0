//! What a chart is drawn with.

/// The plane's width.
pub const WIDTH: i64 = 3600;

/// A chart, laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// The plane's height.
    pub height: i64,
    /// What is drawn, the lowest first.
    pub marks: Vec<Mark>,
}

/// A point, from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// To the right.
    pub x: i64,
    /// Downwards.
    pub y: i64,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// An area as large as its number.
    Bar {
        /// The upper left corner.
        at: Point,
        /// Its width.
        width: i64,
        /// Its height.
        height: i64,
        /// How it is filled.
        series: Series,
    },
    /// The line that bars stand on.
    Base {
        /// From.
        from: Point,
        /// To.
        to: Point,
    },
    /// A series as a line.
    Line(Vec<Point>),
    /// A number on that line.
    Dot(Point),
    /// Words: on which line, how they stand to their point, and what they are.
    Label {
        /// The point on the words' base line.
        at: Point,
        /// Where the point is in them.
        anchor: Anchor,
        /// What they say of the chart.
        role: Role,
        /// The words.
        words: String,
    },
}

/// Which series a bar is of: each is told from the others by lightness, not by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Series {
    /// Dark.
    First,
    /// Light, with an outline.
    Second,
    /// Striped.
    Third,
}

/// Where a label's point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// At its start.
    Start,
    /// In its middle.
    Middle,
}

/// What a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A category or a series.
    Name,
    /// A group of categories.
    Group,
    /// A number at its mark.
    Value,
    /// A number that other marks may cross.
    Crossing,
}
