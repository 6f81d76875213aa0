//! A chart's marks as inline SVG, named and described for those who don't see it.

use maud::{Markup, html};

use crate::lang::Lang;
use crate::render::number;
use crate::render::scene::{Anchor, Mark, Point, Role, Series, WIDTH, scene};
use crate::report::table::Table;

/// The picture of a table, under its name; none where it has none, or nothing but zeroes.
pub fn render(table: &Table, id: &str, name: &str, lang: Lang) -> Option<Markup> {
    let chart = table.chart.as_ref()?;
    let scene = scene(table, chart, lang)?;
    let (title, description) = (format!("{id}-chart"), format!("{id}-said"));
    Some(html! {
        figure {
            svg viewBox={ "0 0 " (px(WIDTH)) " " (px(scene.height)) } role="img" aria-labelledby=(title) aria-describedby=(description) {
                title id=(title) { (number::harmless(name)) }
                desc id=(description) { (number::description(table, lang)) }
                @if scene.marks.iter().any(is_striped) { (stripes(&title)) }
                @for mark in &scene.marks { (drawn(mark, &title)) }
            }
            figcaption aria-hidden="true" { (number::description(table, lang)) }
        }
    })
}

/// Tenths of a pixel as pixels.
fn px(tenths: i64) -> String {
    let (sign, size) = if tenths < 0 { ("-", -tenths) } else { ("", tenths) };
    match (size / 10, size % 10) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, part) => format!("{sign}{whole}.{part}"),
    }
}

fn drawn(mark: &Mark, id: &str) -> Markup {
    match mark {
        Mark::Bar { at, width, height, series } => bar(*at, *width, *height, *series, id),
        Mark::Base { from, to } => {
            html! { line class="base" x1=(px(from.x)) y1=(px(from.y)) x2=(px(to.x)) y2=(px(to.y)) {} }
        }
        Mark::Line(points) => {
            let points: Vec<String> = points.iter().map(|Point { x, y }| format!("{},{}", px(*x), px(*y))).collect();
            html! { polyline class="line" points=(points.join(" ")) {} }
        }
        Mark::Dot(at) => html! { circle class="dot" cx=(px(at.x)) cy=(px(at.y)) r="3.5" {} },
        Mark::Label { at, anchor, role, words } => {
            let class = match role {
                Role::Name => "name",
                Role::Group => "group",
                Role::Value => "value",
                Role::Crossing => "crossing",
            };
            let anchor = match anchor {
                Anchor::Start => None,
                Anchor::Middle => Some("middle"),
            };
            html! { text class=(class) x=(px(at.x)) y=(px(at.y)) text-anchor=[anchor] { (words) } }
        }
    }
}

fn bar(at: Point, width: i64, height: i64, series: Series, id: &str) -> Markup {
    let class = match series {
        Series::First => "first",
        Series::Second => "second",
        Series::Third => "third",
    };
    let fill = (series == Series::Third).then(|| format!("url(#{id}-stripes)"));
    html! {
        rect class=(class) x=(px(at.x)) y=(px(at.y)) width=(px(width)) height=(px(height)) fill=[fill] {}
    }
}

fn is_striped(mark: &Mark) -> bool {
    matches!(mark, Mark::Bar { series: Series::Third, .. })
}

/// The filling of a third series.
fn stripes(id: &str) -> Markup {
    html! {
        defs {
            pattern id={ (id) "-stripes" } width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect class="ground" width="6" height="6" {}
                rect class="stripe" width="2" height="6" {}
            }
        }
    }
}
