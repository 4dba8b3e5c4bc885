#include "style.hpp"

namespace concord::service::page {

// Of every colour the contrast to the paper is at least 4.5 to 1 for text and 3 to 1 for what is drawn.
const std::string_view kStyle = R"css(
:root{color-scheme:light dark;--ink:#1c2733;--soft:#52606d;--paper:#fff;--wash:#f3f5f7;--line:#d3dae1;--track:#e9edf1;
--for:#0f766e;--against:#b4450f;--total:#34495e;--one:#1d5fa8;--two:#b4450f;--accent:#17518f}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e6ebf0;--soft:#a7b3bf;--paper:#12171d;--wash:#1a2129;--line:#39444f;
--track:#27313b;--for:#45c1b3;--against:#f0935c;--total:#b9c6d3;--one:#7db4f0;--two:#f0935c;--accent:#8cbcf5}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif}
header,nav,main,footer{max-width:72rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .4rem}
h2{font-size:1.4rem;line-height:1.25;margin:0 0 .7rem}
h3{font-size:1.1rem;margin:1.6rem 0 .4rem}
h4{font-size:1rem;margin:0 0 .2rem;overflow-wrap:anywhere}
p{max-width:46rem;margin:.4rem 0 .9rem}
code{overflow-wrap:anywhere}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;padding:0;list-style:none}
.keys{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem}
section{border-top:1px solid var(--line);padding:1.7rem 0 1.1rem}
footer{border-top:1px solid var(--line);padding-top:1rem;padding-bottom:2.5rem;color:var(--soft);font-size:.9rem}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(11.5rem,1fr));gap:.8rem;margin:0 0 1rem}
.figure-card{background:var(--wash);border-radius:.5rem;padding:.8rem 1rem;display:flex;flex-direction:column}
.figure-card dt{color:var(--soft);font-size:.9rem;order:2}
.figure-card dd{margin:0;display:contents}
.figure-card b{font-size:1.6rem;line-height:1.2;order:1;font-variant-numeric:tabular-nums}
.figure-card span{order:3;color:var(--soft);font-size:.82rem;line-height:1.35}
figure{margin:0}
.wide{max-width:36rem;min-width:0}
.split{display:grid;grid-template-columns:minmax(0,36rem) minmax(0,1fr);gap:.6rem 2.2rem;align-items:start}
.split>div{min-width:0}
@media(max-width:58rem){.split{display:block}}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,19.5rem),1fr));gap:1rem;align-items:start}
.card{background:var(--wash);border-radius:.5rem;padding:.9rem 1rem;min-width:0}
.card h3{margin:0 0 .5rem}
.broad{grid-column:1/-1;display:grid;grid-template-columns:minmax(0,21rem) minmax(0,1fr);gap:0 2rem;align-items:start}
.broad h4,.broad .verdict{grid-column:1/-1}
@media(max-width:50rem){.broad{display:block}}
.verdict{margin:0 0 .6rem;color:var(--soft);font-size:.92rem}
.missing{color:var(--soft);font-size:.88rem;margin:.3rem 0 .5rem}
svg{display:block;width:100%;height:auto}
svg text{fill:var(--ink);font-size:12.5px}
svg .figure{font-variant-numeric:tabular-nums;fill:var(--soft)}
svg .strong{font-weight:700;fill:var(--ink)}
svg .axis{fill:var(--soft);font-size:12px}
svg .track{fill:var(--track)}
svg .for{fill:var(--for)}svg .against{fill:var(--against)}svg .total{fill:var(--total)}
svg .one{fill:var(--one)}svg .two{fill:var(--two)}
svg .zero,svg .base{stroke:var(--soft)}svg .grid{stroke:var(--line)}svg .step{stroke:var(--line)}
svg .mark{stroke:var(--ink);stroke-width:1.3;stroke-dasharray:4 3}
svg .whisker{stroke:var(--two);stroke-width:1.6}
svg polyline{fill:none;stroke-width:2.4;stroke-linejoin:round}
svg .curve-one{stroke:var(--one)}svg .curve-two{stroke:var(--two);stroke-dasharray:7 4}
.key::before{content:"";display:inline-block;width:.75em;height:.75em;border-radius:2px;margin-right:.35em}
.key.one::before{background:var(--one)}.key.two::before{background:var(--two)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.92rem;margin:.4rem 0 .9rem}
caption{text-align:left;color:var(--soft);font-size:.88rem;padding-bottom:.3rem}
th,td{text-align:right;padding:.25rem .9rem .25rem 0;border-bottom:1px solid var(--line);vertical-align:top;
font-variant-numeric:tabular-nums}
th{font-weight:600}tbody th{font-weight:400}
.words{text-align:left}td bdi{overflow-wrap:anywhere}td:last-child,th:last-child{padding-right:0}
summary{cursor:pointer;color:var(--accent);margin:.5rem 0}
.notice{border-left:4px solid var(--against);padding:.4rem .9rem;background:var(--wash)}
@media print{:root{color-scheme:light}nav,summary{display:none}.card,.figure-card,figure,tr{break-inside:avoid}
section{break-inside:auto}h2,h3,h4,section>p{break-after:avoid}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
@media(max-width:30rem){h1{font-size:1.55rem}.figures{grid-template-columns:1fr 1fr;gap:.6rem}svg .axis{font-size:15px}}
)css";

}  // namespace concord::service::page
