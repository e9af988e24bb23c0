/** The style sheet of the page: light and dark, wide and narrow, screen and paper. */
export const pageStyle = `
:root{color-scheme:light dark;--bg:#f6f7f9;--surface:#fff;--raised:#fff;--text:#1b2130;--muted:#5b6475;--line:#e1e5eb;--accent:#3556c8;--accent-soft:#e9edfb;--good:#1f8a5b;--bad:#c2413a;--tone-match:#2f9e6e;--tone-possible:#e0992f;--tone-other:#8f9bb3;--tone-plain:#5b7be0;--heat-low:#f0f3fb;--heat-high:#3556c8;--on-heat:#fff;--c0:#3f6bdc;--c1:#e0812f;--c2:#2f9e8f;--c3:#b5539c;--c4:#8a9a2b;--c5:#d1495b;--c6:#5a4fcf;--c7:#3a9bc9;--c8:#a0693a;--c9:#6b7688}
@media (prefers-color-scheme:dark){:root:not([data-print]){--bg:#12151c;--surface:#1a1f29;--raised:#252b38;--text:#e6e9f0;--muted:#9aa4b7;--line:#2e3543;--accent:#8ea8ff;--accent-soft:#232c47;--good:#5fc797;--bad:#ef8079;--tone-match:#4bb787;--tone-possible:#e3a94d;--tone-other:#5f6b82;--tone-plain:#7391f0;--heat-low:#222a3d;--heat-high:#8ea8ff;--on-heat:#10131a;--c0:#7d9cf5;--c1:#eba261;--c2:#56bfb0;--c3:#d283bf;--c4:#b3c25a;--c5:#e77f8d;--c6:#978ef0;--c7:#6cc0e6;--c8:#c99a70;--c9:#98a3b5}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--text);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif}
.page{display:grid;grid-template-columns:13.5rem minmax(0,1fr);gap:2.5rem;max-width:1240px;margin:0 auto;padding:0 1.5rem 3rem}
header{grid-column:1/-1;padding:2rem 0 0}
header .brand{color:var(--accent);font-weight:700;letter-spacing:.02em;font-size:.9rem;margin:0}
h1{font-size:1.9rem;line-height:1.2;margin:.15rem 0 .35rem;letter-spacing:-.01em;overflow-wrap:anywhere}
header .sum{margin:0;color:var(--muted);font-size:1.05rem}
nav{position:sticky;top:0;align-self:start;padding-top:1.2rem;font-size:.9rem;max-height:100vh;overflow:auto}
nav ol{list-style:none;margin:0;padding:0}
nav a{display:block;padding:.28rem .7rem;border-left:2px solid var(--line);color:var(--muted);text-decoration:none}
nav ol ol a{padding-left:1.5rem;font-size:.85rem}
nav a:hover,nav a:focus-visible{color:var(--accent);border-color:var(--accent)}
a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
main{min-width:0}
.tiles{display:grid;grid-template-columns:repeat(6,1fr);gap:.8rem;margin:1.2rem 0 1.6rem}
.tile{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:.9rem 1rem}
.tile dt{color:var(--muted);font-size:.82rem}
.tile dd{margin:0}
.tile .n{font-size:1.65rem;font-weight:650;line-height:1.25;letter-spacing:-.01em;font-variant-numeric:tabular-nums}
.tile .s{color:var(--muted);font-size:.8rem}
section{background:var(--surface);border:1px solid var(--line);border-radius:14px;padding:1.4rem 1.5rem 1.5rem;margin:0 0 1.4rem}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .3rem;letter-spacing:-.005em}
h3{font-size:1rem;margin:1.5rem 0 .4rem;overflow-wrap:anywhere}
.hint{background:var(--accent-soft);border-radius:10px;padding:.6rem .9rem;margin:1rem 0 0}
h4{font-size:.95rem;margin:1.1rem 0 .2rem;overflow-wrap:anywhere}
.lead{color:var(--muted);margin:0 0 1.1rem;max-width:68ch}
.note{color:var(--muted);font-size:.88rem;margin:.5rem 0 0;max-width:75ch}
.warn{border-left:4px solid var(--tone-possible)}
.warn ul{margin:.4rem 0 0;padding-left:1.2rem}
.warn li{overflow-wrap:anywhere;margin:.2rem 0}
.mask{background:var(--accent-soft);border-radius:10px;padding:.6rem .9rem;margin:1rem 0 0}
.scroll{overflow-x:auto;margin:0 -.25rem;padding:0 .25rem}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;vertical-align:top;padding:.42rem .8rem .42rem 0;border-bottom:1px solid var(--line)}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--muted);font-weight:550;font-size:.8rem;vertical-align:bottom}thead .num{white-space:normal}
tbody th{font-weight:500}
tbody tr:last-child>*{border-bottom:0}
tfoot td,tfoot th{border-top:2px solid var(--line);border-bottom:0;font-weight:600}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td,th{overflow-wrap:break-word}
.v{unicode-bidi:isolate;max-width:24rem}.scroll+.scroll{margin-top:1.2rem}
.m{color:var(--muted)}.interval{white-space:nowrap}[id^=customers] td.v{min-width:8.5rem}.share b{white-space:nowrap}
.tag{display:inline-block;border-radius:99px;padding:.02rem .5rem;font-size:.75rem;background:var(--accent-soft);color:var(--accent);white-space:nowrap}
.tag.yes{background:color-mix(in srgb,var(--good) 14%,transparent);color:var(--good)}
.tag.no{background:color-mix(in srgb,var(--bad) 12%,transparent);color:var(--bad)}
figure{margin:.4rem 0 0}
figcaption{color:var(--muted);font-size:.85rem;margin:.3rem 0 0}
.chart{width:100%;min-height:60px}
.chart svg{display:block}
.histogram{height:340px}
.graph{height:250px}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:.2rem 0 .5rem;font-size:.85rem;color:var(--muted);list-style:none;padding:0}
.dot{display:inline-block;width:.7rem;height:.7rem;border-radius:50%;margin-right:.4rem;vertical-align:-1px;background:var(--tone-plain)}
.dot.square{border-radius:3px}
.bar{position:relative;display:block;height:.85rem;border-radius:3px;background:var(--line);min-width:5rem;overflow:hidden}
.bar i{position:absolute;top:0;bottom:0;left:0;background:var(--tone-plain);border-radius:3px}
.bar i.low{background:var(--tone-possible)}
.bar i.bad{background:var(--bad)}
.share{display:grid;grid-template-columns:minmax(3rem,1fr) 3.2rem;gap:.6rem;align-items:center;min-width:8rem}
.share b{font-weight:400;text-align:right;font-variant-numeric:tabular-nums}
.axis{position:relative;display:block;height:1rem;min-width:6rem;background:linear-gradient(var(--line),var(--line)) center/100% 1px no-repeat}
.axis::before{content:"";position:absolute;left:var(--zero);top:-.5rem;bottom:-.5rem;width:1px;background:var(--muted);opacity:.55}
.axis i{position:absolute;top:.1rem;bottom:.1rem;border-radius:2px;background:var(--good);min-width:2px}
.axis i.minus{background:var(--bad)}
.axis i.base{background:var(--tone-other)}
.axis i.end{background:var(--accent)}
.wide{width:30%}.levels .wide{width:32%}.levels td.v,.levels th.v{min-width:5.5rem}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(17.5rem,1fr));gap:1rem}
.card{border:1px solid var(--line);border-radius:12px;padding:.8rem .9rem;min-width:0}
.card h4{margin:0;font-size:.92rem}
.card .s{color:var(--muted);font-size:.82rem}
.card.open{grid-column:1/-1}
.levels{display:grid;grid-template-columns:repeat(auto-fill,minmax(25rem,1fr));gap:.2rem 2rem}
.levels h3{margin-bottom:0}
.levels .note{margin:0 0 .3rem;font-size:.8rem}
.levels>div{min-width:0}.waterfall{table-layout:fixed;min-width:46rem}.waterfall th,.waterfall td{overflow-wrap:anywhere}.waterfall th:nth-child(1){width:16%}.waterfall thead th:nth-child(2),.waterfall thead th:nth-child(3){width:20%}.waterfall thead th:nth-child(4){width:18%}.waterfall .wide{width:18%}.sample{border-top:1px solid var(--line);padding-top:1rem;margin-top:1.3rem}
.sample:first-of-type{border-top:0;margin-top:0;padding-top:0}
.sample h3{margin:0}
.sample p{margin:.1rem 0 .5rem}
details{margin:.7rem 0 0}
summary{cursor:pointer;color:var(--accent);font-size:.88rem;padding:.15rem 0}
details[open]>summary{margin-bottom:.4rem}
footer{grid-column:1/-1;color:var(--muted);font-size:.82rem;text-align:center}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem}
@media (max-width:1150px){.tiles{grid-template-columns:repeat(3,1fr)}}@media (max-width:640px){.waterfall{min-width:0}.waterfall th:nth-child(n){width:auto}.waterfall,.waterfall tbody,.waterfall thead,.waterfall tfoot{display:block}.waterfall tr{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:.1rem .8rem;padding:.45rem 0;border-bottom:1px solid var(--line)}.waterfall th,.waterfall td{border:0!important;padding:0;overflow-wrap:anywhere}.waterfall tbody th{font-weight:600}.waterfall .num{grid-row:1;grid-column:2}.waterfall td:nth-last-child(2){grid-column:2}.waterfall td:empty{display:none}.axis::before{top:0;bottom:0}.waterfall thead th:nth-child(1),.waterfall thead th:nth-child(n+4){display:none}}@media (max-width:900px){.page{display:block;padding:0 .9rem 2rem}header{padding-top:1.2rem}nav{position:static;max-height:none;padding:1rem 0 0}nav ol{display:flex;flex-wrap:wrap;gap:.35rem}nav a{border:1px solid var(--line);border-radius:99px;background:var(--surface);padding:.15rem .7rem;font-size:.82rem}section{padding:1.1rem 1rem 1.2rem;border-radius:12px}h1{font-size:1.5rem}.two{grid-template-columns:1fr}.levels{grid-template-columns:1fr}.tiles{grid-template-columns:repeat(2,1fr);gap:.6rem}.tile .n{font-size:1.4rem}}
@media print{:root{color-scheme:light}body{background:#fff;font-size:10.5pt}.page{display:block;max-width:none;padding:0}nav,noscript{display:none}section,.tile,.card{border-color:#ccd2dc}section{break-inside:auto;border:0;border-top:1px solid #ccd2dc;border-radius:0;padding:1rem 0}h2,h3,h4,.lead{break-after:avoid}figure,.card,tr,.tile{break-inside:avoid}.card.open,.cards{display:block}.card{margin-bottom:.8rem}.scroll{overflow:visible}summary{color:inherit}details>summary{list-style:none}td.v{overflow-wrap:anywhere}.waterfall{min-width:0}details::details-content{content-visibility:visible;height:auto}.chart,.chart>div{width:100%!important;height:auto!important}.chart svg{position:static!important;width:100%!important;height:auto!important}.graph{height:230px!important}.graph>div{height:100%!important}.graph svg{width:auto!important;height:100%!important;max-width:100%;margin:0 auto}.levels{display:block}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`
