import { raw } from "hono/html";

/** Light and dark by the reader's own setting; every state differs in shape as well as in colour. */
export const REPORT_STYLE = raw(`
:root {
  color-scheme: light dark;
  --ground: light-dark(#ffffff, #14171c);
  --raised: light-dark(#f5f6f8, #1d2128);
  --line: light-dark(#d5d9e0, #343a45);
  --text: light-dark(#1a1d23, #e8eaee);
  --quiet: light-dark(#565d6b, #a3abb9);
  --held: light-dark(#1f8a4c, #3fb970);
  --grace: light-dark(#c98a0b, #e0ab3a);
  --grace-ground: light-dark(#fdf0d0, #4a3a12);
  --orphan: light-dark(#9b3fb5, #cf7fe6);
  --bad: light-dark(#b42318, #ff8a7d);
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 66rem; padding: 1.5rem 1rem 4rem; background: var(--ground); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; }
h1 { margin: 0 0 .25rem; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem; }
h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
header p { color: var(--quiet); max-width: 48rem; }
code, pre, .key { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; }
code { font-size: .9em; overflow-wrap: anywhere; }
ul { margin: .25rem 0; padding-left: 1.25rem; }
.verdict { margin: 1rem 0; padding: .75rem 1rem; background: var(--raised); border-left: .3rem solid var(--held); border-radius: .25rem; }
.verdict.bad { border-color: var(--bad); }
.verdict p { margin: 0; color: inherit; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 .5rem; padding: 0; list-style: none; color: var(--quiet); font-size: .9rem; }
.swatch { display: inline-block; width: 1.4rem; height: .75rem; margin-right: .4rem; border-radius: .15rem; vertical-align: -.05rem; text-align: center; }
.swatch.held { background: var(--held); }
.swatch.grace { background: repeating-linear-gradient(135deg, var(--grace) 0 3px, var(--grace-ground) 3px 7px); }
.swatch.orphan { border: 2px dashed var(--orphan); }
.swatch.end { width: auto; height: auto; color: var(--bad); font-weight: 700; line-height: 1; vertical-align: baseline; }
.scroll { overflow-x: auto; border-radius: .25rem; }
.scroll:focus-visible, pre:focus-visible, summary:focus-visible { outline: 2px solid var(--held); outline-offset: 2px; }
svg { display: block; width: 100%; min-width: 54rem; height: auto; }
svg text { fill: var(--text); font-size: 13px; }
svg .key { font-size: 12.5px; }
svg .axis { fill: var(--quiet); font-size: 12px; }
svg .grid { stroke: var(--line); }
svg .held { fill: var(--held); }
svg .grace { fill: url(#hatched); }
svg .grace-ground { fill: var(--grace-ground); }
svg .grace-line { fill: var(--grace); }
svg .orphan { fill: none; stroke: var(--orphan); stroke-width: 2; stroke-dasharray: 4 3; }
svg .end { fill: none; stroke: var(--bad); stroke-width: 2.5; }
svg .mark { stroke: var(--bad); stroke-dasharray: 3 3; }
svg .mark-text { fill: var(--bad); font-size: 12px; }
table { width: 100%; min-width: 50rem; margin-top: 1rem; border-collapse: collapse; font-size: .85rem; }
th, td { padding: .4rem .5rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--quiet); font-weight: 600; }
tbody th { font-weight: 400; white-space: nowrap; }
time { white-space: nowrap; }
.days { margin: 0; padding: 0; list-style: none; }
.days > li { padding: .5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.stretch { color: var(--quiet); }
.when { display: inline-block; min-width: 8.5rem; margin-right: .5rem; font-weight: 600; }
.stretch .when { font-weight: 400; }
.at { color: var(--quiet); font-size: .9rem; }
.outcome { margin-right: .75rem; }
th:first-child { padding-left: 0; }
.run.bad .outcome, .broken, .met { color: var(--bad); }
summary { cursor: pointer; }
details > ul { margin: .5rem 0 .5rem 1rem; }
pre { overflow-x: auto; margin: .5rem 0 0; padding: .75rem; background: var(--raised); border-radius: .25rem; font-size: .85rem; line-height: 1.5; }
@media (max-width: 40rem) { .when { min-width: 0; } .at { display: block; } }
@media print { body { max-width: none; } details:not([open]) > *:not(summary) { display: block; } }
`);
